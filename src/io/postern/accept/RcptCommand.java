package io.postern.accept;

import io.postern.mail.Address;
import io.postern.mail.RecipientParameters;
import io.postern.mail.RecipientParameters.Notify;
import io.postern.mail.Xtext;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a RCPT command says (RFC 5321 section 4.1.1.3, with NOTIFY and ORCPT of RFC 3461) (F75).
 *
 * @param recipient never one that a server further on would send somewhere else; see {@link
 *     RelayTrick}
 * @param parameters what the sender wants to hear about this recipient
 */
record RcptCommand(Address recipient, RecipientParameters parameters) {
  /** RFC 3461 section 4.2. */
  private static final int MAX_ORIGINAL_RECIPIENT = 500;

  /**
   * Reads what stands behind {@code RCPT } and a blank; as tolerant as {@link MailCommand#parse}.
   *
   * <p>{@code <postmaster>} without a domain is refused with advice: there are no mailboxes here
   * for which RFC 5321 section 4.5.1 would want it, only servers further on.
   *
   * @param argument for example {@code TO:<b@c.example> NOTIFY=DELAY,FAILURE}, decoded from UTF-8
   * @param smtpUtf8 whether MAIL said SMTPUTF8
   */
  static Parsed<RcptCommand> parse(String argument, boolean smtpUtf8) {
    try {
      ArgumentScanner scanner = new ArgumentScanner(argument);
      scanner.keyword("TO:", "RCPT");
      String path = scanner.path("5.1.3");
      if (path.isEmpty()) {
        throw new BadArgumentException("501 5.1.3 a recipient has an address");
      }
      Address recipient = PathAddress.read(path, "5.1.3");
      PathAddress.checkAscii(recipient, smtpUtf8);
      Optional<String> trick = RelayTrick.refusal(recipient);
      if (trick.isPresent()) {
        throw new BadArgumentException(trick.get());
      }
      return new Parsed.Good<>(new RcptCommand(recipient, parameters(scanner, smtpUtf8)));
    } catch (BadArgumentException bad) {
      return new Parsed.Bad<>(bad.reply());
    }
  }

  private static RecipientParameters parameters(ArgumentScanner scanner, boolean smtpUtf8)
      throws BadArgumentException {
    EnumSet<Notify> notify = EnumSet.noneOf(Notify.class);
    Optional<String> original = Optional.empty();
    while (scanner.next()) {
      switch (scanner.name()) {
        case "NOTIFY" -> {
          scanner.once(!notify.isEmpty());
          takeNotify(scanner.value(), notify);
        }
        case "ORCPT" -> {
          scanner.once(original.isPresent());
          original = Optional.of(originalRecipient(scanner.value(), smtpUtf8));
        }
        default -> throw scanner.unknown();
      }
    }
    return notify.isEmpty() && original.isEmpty()
        ? RecipientParameters.NONE
        : new RecipientParameters(notify, original);
  }

  private static void takeNotify(String list, EnumSet<Notify> notify) throws BadArgumentException {
    int start = 0;
    while (start <= list.length()) {
      int comma = list.indexOf(',', start);
      int end = comma < 0 ? list.length() : comma;
      notify.add(
          switch (AsciiCase.upper(list.substring(start, end))) {
            case "NEVER" -> Notify.NEVER;
            case "SUCCESS" -> Notify.SUCCESS;
            case "FAILURE" -> Notify.FAILURE;
            case "DELAY" -> Notify.DELAY;
            default -> throw badNotify();
          });
      start = end + 1;
    }
    if (notify.contains(Notify.NEVER) && notify.size() > 1) {
      throw badNotify();
    }
  }

  private static BadArgumentException badNotify() {
    return new BadArgumentException(
        "501 5.5.4 NOTIFY is NEVER, or a list of SUCCESS, FAILURE and DELAY");
  }

  private static String originalRecipient(String value, boolean smtpUtf8)
      throws BadArgumentException {
    int semicolon = value.indexOf(';');
    boolean international = smtpUtf8 && value.regionMatches(true, 0, "utf-8;", 0, 6);
    String ascii = international ? inAscii(value) : value;
    if (semicolon < 1
        || ascii.length() > MAX_ORIGINAL_RECIPIENT
        || !Xtext.isXtext(ascii)
        || semicolon == value.length() - 1) {
      throw new BadArgumentException(
          "501 5.5.4 ORCPT is a type, a semicolon and an address in xtext, 500 characters at most");
    }
    return ascii;
  }

  /** As the argument of a command; read again it is equal. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("TO:<").append(recipient).append('>');
    if (!parameters.notifyOn().isEmpty()) {
      text.append(
          parameters.notifyOn().stream()
              .sorted()
              .map(Enum::name)
              .collect(Collectors.joining(",", " NOTIFY=", "")));
    }
    parameters.originalRecipient().ifPresent(to -> text.append(" ORCPT=").append(to));
    return text.toString();
  }

  /**
   * Writes what is beyond ASCII as RFC 6533 section 3 does for servers without SMTPUTF8, {@code
   * \x{C4}}, so that the value can be kept and sent on anywhere.
   */
  private static String inAscii(String value) {
    if (PlainText.isAscii(value)) {
      return value;
    }
    StringBuilder ascii = new StringBuilder(value.length() * 4);
    value
        .codePoints()
        .forEach(
            c -> {
              if (c < 0x80) {
                ascii.append((char) c);
              } else {
                ascii.append("\\x{").append(AsciiCase.upper(Integer.toHexString(c))).append('}');
              }
            });
    return ascii.toString();
  }
}

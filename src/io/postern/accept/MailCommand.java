package io.postern.accept;

import io.postern.mail.Address;
import io.postern.mail.EnvelopeParameters;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a MAIL command says (RFC 5321 section 4.1.1.2, with SIZE of RFC 1870, BODY of RFC 6152,
 * SMTPUTF8 of RFC 6531, RET and ENVID of RFC 3461, AUTH of RFC 4954) (F75).
 *
 * @param sender empty for {@code <>}
 * @param declaredSize SIZE in octets, when said
 * @param smtpUtf8 whether SMTPUTF8 was said
 * @param eightBit whether BODY=8BITMIME was said
 * @param ret RET, when said
 * @param envelopeId ENVID in xtext, when said; at most 100 characters
 */
record MailCommand(
    Optional<Address> sender,
    OptionalLong declaredSize,
    boolean smtpUtf8,
    boolean eightBit,
    Optional<EnvelopeParameters.Ret> ret,
    Optional<String> envelopeId) {

  /**
   * Reads what stands behind {@code MAIL } and a blank.
   *
   * <p>Taken although it is not the standard's form: blanks behind the colon, and an address
   * without angle brackets, which old scanners and printers send.
   *
   * @param argument for example {@code FROM:<a@b.example> SIZE=7741 RET=FULL}, decoded from UTF-8
   */
  static Parsed<MailCommand> parse(String argument) {
    try {
      ArgumentScanner scanner = new ArgumentScanner(argument);
      scanner.keyword("FROM:", "MAIL");
      String path = scanner.path("5.1.7");
      Optional<Address> sender =
          path.isEmpty() ? Optional.empty() : Optional.of(PathAddress.read(path, "5.1.7"));
      MailParameters parameters = MailParameters.read(scanner);
      if (sender.isPresent()) {
        PathAddress.checkAscii(sender.get(), parameters.smtpUtf8());
      }
      return new Parsed.Good<>(parameters.from(sender));
    } catch (BadArgumentException bad) {
      return new Parsed.Bad<>(bad.reply());
    }
  }

  /** As the argument of a command; read again it is equal. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("FROM:<");
    sender.ifPresent(text::append);
    text.append('>');
    declaredSize.ifPresent(size -> text.append(" SIZE=").append(size));
    text.append(eightBit ? " BODY=8BITMIME" : "").append(smtpUtf8 ? " SMTPUTF8" : "");
    ret.ifPresent(much -> text.append(" RET=").append(much));
    envelopeId.ifPresent(id -> text.append(" ENVID=").append(id));
    return text.toString();
  }
}

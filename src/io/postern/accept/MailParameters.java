package io.postern.accept;

import io.postern.mail.Address;
import io.postern.mail.EnvelopeParameters.Ret;
import io.postern.mail.Xtext;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the parameters of MAIL, in any order, each once. */
final class MailParameters {
  /** RFC 3461 section 4.4. */
  private static final int MAX_ENVELOPE_ID = 100;

  /** RFC 4954 section 5. */
  private static final int MAX_AUTH = 500;

  /** RFC 1870 section 5: up to 20 digits, of which 19 can be a number here. */
  private static final int MAX_SIZE_DIGITS = 19;

  private OptionalLong size = OptionalLong.empty();
  private Optional<Ret> ret = Optional.empty();
  private Optional<String> envelopeId = Optional.empty();
  private boolean body;
  private boolean eightBit;
  private boolean smtpUtf8;
  private boolean auth;

  private MailParameters() {}

  /** Reads all that is left. */
  static MailParameters read(ArgumentScanner scanner) throws BadArgumentException {
    MailParameters parameters = new MailParameters();
    while (scanner.next()) {
      parameters.take(scanner);
    }
    return parameters;
  }

  private void take(ArgumentScanner scanner) throws BadArgumentException {
    switch (scanner.name()) {
      case "SIZE" -> takeSize(scanner);
      case "BODY" -> takeBody(scanner);
      case "SMTPUTF8" -> takeSmtpUtf8(scanner);
      case "RET" -> takeRet(scanner);
      case "ENVID" -> takeEnvelopeId(scanner);
      case "AUTH" -> takeAuth(scanner);
      default -> throw scanner.unknown();
    }
  }

  private void takeSize(ArgumentScanner scanner) throws BadArgumentException {
    scanner.once(size.isPresent());
    String digits = scanner.value();
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        throw new BadArgumentException("501 5.5.4 SIZE is a number of octets in digits");
      }
    }
    try {
      if (digits.length() <= MAX_SIZE_DIGITS) {
        size = OptionalLong.of(Long.parseLong(digits));
        return;
      }
    } catch (NumberFormatException overLong) {
      // nineteen digits can still be too much; whatever the number is, no mail is that large
      throw tooLarge();
    }
    throw tooLarge();
  }

  private static BadArgumentException tooLarge() {
    return new BadArgumentException("552 5.3.4 a mail of that size is not taken");
  }

  private void takeBody(ArgumentScanner scanner) throws BadArgumentException {
    scanner.once(body);
    body = true;
    switch (AsciiCase.upper(scanner.value())) {
      case "7BIT" -> eightBit = false;
      case "8BITMIME" -> eightBit = true;
      case "BINARYMIME" ->
          throw new BadArgumentException("555 5.5.4 BODY=BINARYMIME is not offered here");
      default -> throw new BadArgumentException("501 5.5.4 BODY is 7BIT or 8BITMIME");
    }
  }

  private void takeSmtpUtf8(ArgumentScanner scanner) throws BadArgumentException {
    scanner.once(smtpUtf8);
    scanner.noValue();
    smtpUtf8 = true;
  }

  private void takeRet(ArgumentScanner scanner) throws BadArgumentException {
    scanner.once(ret.isPresent());
    ret =
        switch (AsciiCase.upper(scanner.value())) {
          case "FULL" -> Optional.of(Ret.FULL);
          case "HDRS" -> Optional.of(Ret.HDRS);
          default -> throw new BadArgumentException("501 5.5.4 RET is FULL or HDRS");
        };
  }

  private void takeEnvelopeId(ArgumentScanner scanner) throws BadArgumentException {
    scanner.once(envelopeId.isPresent());
    String id = scanner.value();
    if (id.length() > MAX_ENVELOPE_ID || !Xtext.isXtext(id)) {
      throw new BadArgumentException("501 5.5.4 ENVID is xtext of at most 100 characters");
    }
    envelopeId = Optional.of(id);
  }

  /** Who submitted the mail first, as the client says; nobody here believes it. */
  private void takeAuth(ArgumentScanner scanner) throws BadArgumentException {
    scanner.once(auth);
    auth = true;
    String mailbox = scanner.value();
    if (!mailbox.equals("<>") && (mailbox.length() > MAX_AUTH || !Xtext.isXtext(mailbox))) {
      throw new BadArgumentException("501 5.5.4 AUTH is a mailbox in xtext, or <>");
    }
  }

  /** Whether SMTPUTF8 is among them, which decides how the path before them is read. */
  boolean smtpUtf8() {
    return smtpUtf8;
  }

  /** The whole command. */
  MailCommand from(Optional<Address> sender) {
    return new MailCommand(sender, size, smtpUtf8, eightBit, ret, envelopeId);
  }
}

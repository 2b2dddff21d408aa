package io.postern.inspect.antivirus;

import io.postern.inspect.Finding;
import io.postern.inspect.Inspector;
import io.postern.inspect.Occasion;
import io.postern.inspect.scanner.ScannerText;
import io.postern.mail.Mail;
import java.io.IOException;
import java.util.Optional;

/**
 * A scanner whose pass is not believed for mail that grows beyond the scanner's own limits when it
 * is unpacked: 31 MB of zeros before a virus make a zip of 31 kB, and scanners that stop at 30 MB
 * call it clean. What the scanner finds is believed always.
 */
public final class ExpansionLimited implements Inspector {
  private final Inspector scanner;
  private final ExpandedSize expandedSize;
  private final long limit;

  /**
   * @param scanner whose pass is in question
   * @param limit octets, unpacked, that the scanner surely looks at; for clamd its {@code
   *     MaxFileSize}
   */
  public ExpansionLimited(Inspector scanner, ExpandedSize expandedSize, long limit) {
    this.scanner = scanner;
    this.expandedSize = expandedSize;
    this.limit = limit;
  }

  @Override
  public String name() {
    return scanner.name();
  }

  @Override
  public Finding inspect(Mail mail, Occasion occasion) {
    Finding finding = scanner.inspect(mail, occasion);
    if (!(finding instanceof Finding.Clean)) {
      return finding;
    }
    return doubt(mail)
        .<Finding>map(why -> new Finding.CouldNotTell(name(), ScannerText.clean(why)))
        .orElse(finding);
  }

  private Optional<String> doubt(Mail mail) {
    try {
      return expandedSize
          .beyond(mail, limit)
          .map(why -> name() + " found nothing, but may not have seen all of it: " + why);
    } catch (IOException | RuntimeException failed) {
      // the mail's fault, whatever it is: then nobody knows how large it gets
      return Optional.of("its unpacked size is unknown: " + ScannerText.reason(failed));
    }
  }
}

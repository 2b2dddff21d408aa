package io.postern.inspect.antivirus;

import io.postern.inspect.Finding;
import io.postern.inspect.Finding.CouldNotTell.Why;
import io.postern.inspect.scanner.ScannerInput;
import io.postern.inspect.scanner.ScannerText;
import io.postern.mail.Content;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Reads what an ICAP server makes of a mail out of its final answer. */
final class IcapVerdict {
  private final IcapSettings settings;
  private final Content content;
  private final boolean whole;

  /**
   * @param whole whether the server had the whole mail before it answered; a pass for a part is
   *     none
   */
  IcapVerdict(IcapSettings settings, Content content, boolean whole) {
    this.settings = settings;
    this.content = content;
    this.whole = whole;
  }

  /**
   * What an answer means: 204 leaves the mail as it is, 200 sends something in its place (RFC 3507
   * section 4.3.3).
   *
   * @param in what follows the head
   * @throws IOException when the answer is cut or makes no sense
   */
  Finding of(IcapHead head, ScannerInput in) throws IOException {
    int status = head.status("ICAP");
    List<String> names = IcapNames.in(head, settings.infectionHeaders());
    if ((status == 200 || status == 204) && !names.isEmpty()) {
      return found(names);
    }
    return switch (status) {
      case 204 -> unchanged();
      case 200 -> replacement(head, in);
      // it does not take this mail, as little as it will later
      case 403, 413 -> couldNotTell(Why.MAIL, "answered '" + head.shown() + "'");
      default -> couldNotTell(Why.NO_ANSWER, "answered '" + head.shown() + "'");
    };
  }

  private Finding replacement(IcapHead head, ScannerInput in) throws IOException {
    String parts = head.field("Encapsulated").orElse("").toLowerCase(Locale.ROOT);
    for (String part : parts.split(",", 10)) {
      String name = part.strip();
      if (name.startsWith("req-hdr=") || name.startsWith("res-hdr=")) {
        IcapHead http = IcapHead.read(in);
        List<String> names = IcapNames.in(http, settings.infectionHeaders());
        if (!names.isEmpty()) {
          return found(names);
        }
        if (name.startsWith("res-hdr=") && isBlocking(http)) {
          return found(List.of(ScannerText.name("blocked by " + http.shown())));
        }
      } else if (name.startsWith("null-body=")) {
        return found(List.of("emptied by the scanner"));
      } else if (name.startsWith("req-body=") || name.startsWith("res-body=")) {
        return new IcapBody(in).isSameAs(content)
            ? unchanged()
            : found(List.of("changed by the scanner"));
      }
    }
    return couldNotTell(Why.NO_ANSWER, "answered 200 without saying what it sends");
  }

  /** A response where there was none, or another than the one we showed. */
  private boolean isBlocking(IcapHead http) throws IOException {
    return settings.method() == IcapSettings.Method.REQMOD || http.status("HTTP") != 200;
  }

  private Finding unchanged() {
    return whole
        ? new Finding.Clean(settings.name(), settings.name() + " found nothing")
        : couldNotTell(Why.MAIL, "did not want to see the whole mail");
  }

  private Finding found(List<String> names) {
    return Found.of(settings.name(), names, settings.notScanned());
  }

  private Finding couldNotTell(Why why, String what) {
    return new Finding.CouldNotTell(settings.name(), why, settings.name() + " " + what);
  }
}

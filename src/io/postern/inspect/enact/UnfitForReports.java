package io.postern.inspect.enact;

import io.postern.mail.Address;
import io.postern.mail.Header;
import io.postern.mail.Mail;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises mail to whose sender no report may be sent, since no person would read it, or many who
 * sent nothing (RFC 3834 section 2).
 */
public final class UnfitForReports {
  private static final Set<String> BULK = Set.of("bulk", "list", "junk");

  private UnfitForReports() {}

  /** Why, in a few words; empty when a report may be sent. */
  public static Optional<String> why(Mail mail) {
    if (mail.envelope().sender().isEmpty()) {
      return Optional.of("it has none");
    }
    if (isMachine(mail.envelope().sender().get())) {
      return Optional.of("that is a machine");
    }
    return mail.header().fields().stream()
        .filter(UnfitForReports::betrays)
        .findFirst()
        .map(field -> "the mail is automatic (" + field.name() + ")");
  }

  private static boolean isMachine(Address sender) {
    String local = sender.local().toLowerCase(Locale.ROOT);
    return local.equals("mailer-daemon")
        || local.startsWith("owner-")
        || local.endsWith("-request");
  }

  private static boolean betrays(Header.Field field) {
    String name = field.name().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "auto-submitted" -> !firstWord(field).equals("no");
      case "precedence" -> BULK.contains(firstWord(field));
      case "content-type" -> firstWord(field).equals("multipart/report");
      default -> name.startsWith("list-");
    };
  }

  /** What stands before parameters and comments, in small letters. */
  private static String firstWord(Header.Field field) {
    String value = field.value().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < value.length() && " \t;(".indexOf(value.charAt(end)) < 0) {
      end++;
    }
    return value.substring(0, end);
  }
}

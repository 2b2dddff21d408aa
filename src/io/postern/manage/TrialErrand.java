package io.postern.manage;

import io.postern.inspect.enact.Errand;
import io.postern.mail.Address;
import io.postern.mail.HeaderText;
import java.util.List;

/**
 * Another mail that would be sent on account of the one that is tried.
 *
 * @param kind what it is
 * @param to who gets it
 * @param subject decoded
 */
record TrialErrand(Errand.Kind kind, List<String> to, String subject) {
  TrialErrand {
    to = List.copyOf(to);
  }

  static TrialErrand of(Errand errand) {
    return new TrialErrand(
        errand.kind(),
        errand.mail().envelope().recipients().stream().map(Address::toString).toList(),
        HeaderText.decode(errand.mail().header().first("Subject").orElse("")));
  }

  /** Whether the gateway wrote it. */
  boolean isNotice() {
    return kind != Errand.Kind.COPY;
  }

  /** One sentence. */
  String sentence() {
    String what =
        switch (kind) {
          case COPY -> "a copy";
          case NOTICE -> "a notice \"" + subject + "\"";
          case RETURN -> "a report to its sender \"" + subject + "\"";
        };
    return what + " goes to " + String.join(", ", to);
  }
}

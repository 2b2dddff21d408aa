package io.postern.account;

import static io.postern.account.Key.optional;
import static io.postern.account.Key.preset;

import io.postern.account.text.ChoiceText;
import io.postern.account.text.PlainText;
import io.postern.inspect.spam.ScannerUser;
import io.postern.inspect.spam.SizeCap;
import java.util.stream.Stream;

/** The keys that both spam scanners have. */
final class SpamScannerKeys {
  final ScannerKeys scanner;
  final Key<SizeCap.Larger> larger;
  final Key<String> user;
  final Key<ScannerUser.By> userBy;

  /**
   * @param at the scanner's group, with a dot at its end
   */
  SpamScannerKeys(String at) {
    scanner = new ScannerKeys(at, "30s", "1m", "500KB", "How much of a mail it gets, at the most.");
    larger =
        preset(
            at + "larger",
            ChoiceText.of("a policy", SizeCap.Larger.class),
            "beginning",
            "could-not-tell",
            "What becomes of larger mail: its beginning is judged, or nobody can tell.");
    user =
        optional(
            at + "user",
            new PlainText("a user name", 200),
            "its own default",
            "postern",
            "For whom it judges; also where the others know nobody.");
    userBy =
        preset(
            at + "user-by",
            ChoiceText.of("a way to choose users", ScannerUser.By.class),
            "fixed",
            "recipient",
            "Whether it judges for that user, the account, or the recipient if there is only one.");
  }

  Stream<Key<?>> all() {
    return Stream.concat(scanner.all(), Stream.of(larger, user, userBy));
  }

  /** How much it gets, when nothing is wrong. */
  SizeCap cap(Section section) {
    return new SizeCap(section.value(scanner.maxSize), section.value(larger));
  }

  /** For whom it judges, when nothing is wrong. */
  ScannerUser user(Section section) {
    return new ScannerUser(section.value(userBy), section.get(user));
  }
}

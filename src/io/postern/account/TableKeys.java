package io.postern.account;

import static io.postern.account.Key.optional;

import io.postern.account.text.FileText;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The keys that name tables (F135). */
final class TableKeys {
  private static final String NOUN = "a tab-separated file";

  final Key<Path> accounts;
  final Key<Path> recipients;

  TableKeys(Surroundings surroundings) {
    accounts =
        optional(
            "accounts-file",
            new FileText(surroundings.home(), NOUN),
            "accounts stand in application.yaml",
            "accounts.tsv",
            "Table of accounts, besides those of application.yaml.");
    recipients =
        optional(
            "recipients-file",
            new FileText(surroundings.home(), NOUN),
            "recipients stand in application.yaml",
            "recipients.tsv",
            "Table of recipients, besides those of application.yaml.");
  }

  Stream<Key<?>> all() {
    return Stream.of(accounts, recipients);
  }
}

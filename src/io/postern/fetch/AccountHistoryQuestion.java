package io.postern.fetch;

import io.postern.fetch.AccountHistory.Answer;
import io.postern.fetch.AccountHistoryRow.Identity;
import java.nio.file.Path;
import java.util.Optional;

/** Finds what is wrong with an account's history, and puts it into words for an administrator. */
final class AccountHistoryQuestion {
  private static final String FETCH_ALL_LINE =
      "fetches all that is at the provider, also what was delivered before";
  private static final String SEEN_LINE =
      "leaves what is at the provider now where it is, also what was never delivered";
  private static final String KEEP_LINE =
      "goes on with the ledger: right when it is the same mailbox under a new name";

  private final String account;
  private final Path file;
  private final Identity now;

  AccountHistoryQuestion(String account, Path file, Identity now) {
    this.account = account;
    this.file = file;
    this.now = now;
  }

  Optional<String> find(
      Optional<AccountHistoryFile.Record> history, AccountHistoryRow row, String storeId) {
    if (history.isPresent() && !history.get().storeId().equals(storeId)) {
      return Optional.of(otherDatabase(history.get()));
    }
    boolean fetchedBefore = history.isPresent() && row.identity().isEmpty();
    if (fetchedBefore || (!row.emptied() && !row.messages())) {
      return Optional.of(lost());
    }
    return row.identity().filter(known -> row.messages() && !known.equals(now)).map(this::foreign);
  }

  private String otherDatabase(AccountHistoryFile.Record history) {
    String whose =
        history.storeId().isEmpty()
            ? "The file " + file + " is damaged, so it is not known which database has the ledger."
            : "Mail was fetched from "
                + history.identity()
                + " before, but by another database: "
                + file
                + " names "
                + history.storeId()
                + ".";
    return missing(whose);
  }

  private String lost() {
    return missing(
        "Mail was fetched from this account before ("
            + file
            + "), but the ledger has nothing of it.");
  }

  private String missing(String found) {
    return """
        Account %s is stopped: its ledger is missing.
        %s
        Fetching now could deliver every mail that is left at the provider a second time.
        If you have the former database, stop the gateway and put it back. Otherwise answer one of:
        %s%s"""
        .formatted(
            account,
            found,
            choice(Answer.FETCH_ALL, FETCH_ALL_LINE),
            choice(Answer.MARK_ALL_SEEN, SEEN_LINE));
  }

  private String foreign(Identity known) {
    return """
        Account %s is stopped: its ledger is about another mailbox.
        The ledger knows what was fetched from %s; the settings now say %s.
        Going on could skip mails that only look known, or deliver known ones a second time.
        If the settings are wrong, put them right. Otherwise answer one of:
        %s%s%s"""
        .formatted(
            account,
            known,
            now,
            choice(Answer.FETCH_ALL, FETCH_ALL_LINE),
            choice(Answer.MARK_ALL_SEEN, SEEN_LINE),
            choice(Answer.KEEP, KEEP_LINE));
  }

  private String choice(Answer answer, String effect) {
    return "  ./postern ledger " + account + " " + answer.word() + "\n      " + effect + "\n";
  }
}

package io.postern.fetch;

import io.postern.disk.PrivateFiles;
import io.postern.fetch.AccountHistoryRow.Identity;
import io.postern.store.Store;
import io.postern.store.Tx;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notices when an account that was fetched from before has lost its ledger, or has somebody else's,
 * so that nobody gets a mailbox full of mail a second time.
 *
 * <p>Beside the database there is a small file for each account, which names the database that
 * knows what was fetched and whose mailbox it was. A database that was deleted, replaced or emptied
 * does not agree with the file; an account whose server or user was changed does not agree with the
 * database.
 */
public final class AccountHistory {
  private final Store store;
  private final Path folder;
  private final Map<String, Identity> written = new ConcurrentHashMap<>();

  /**
   * @param store the database that the ledger is in
   * @param folder where the files are kept; made when it is not there
   * @throws IOException when it cannot be made
   */
  public AccountHistory(Store store, Path folder) throws IOException {
    this.store = store;
    this.folder = folder;
    PrivateFiles.createFolder(folder);
  }

  /** What a session may do. */
  public sealed interface Check {
    /** The ledger is right, or the account is new: fetch. */
    record Fine() implements Check {}

    /**
     * An administrator said so: list the mailbox, {@linkplain Ledger#markSeen mark} all of it as
     * seen, {@linkplain Ledger#note note} the listing, then call {@link AccountHistory#markedSeen}.
     */
    record MarkAllSeen() implements Check {}

    /**
     * Do nothing until an administrator has answered.
     *
     * @param text several lines for that person: what was found, what could happen, how to answer
     */
    record Question(String text) implements Check {}
  }

  /** What an administrator can answer. */
  public enum Answer {
    /** Forget the account's ledger: all that is at the provider is new. */
    FETCH_ALL("fetch-all"),
    /** What is at the provider now is neither fetched nor deleted; what comes later is fetched. */
    MARK_ALL_SEEN("mark-all-seen"),
    /** It is the same mailbox under a new name: the ledger holds. Counts only when there is one. */
    KEEP("keep");

    private final String word;

    Answer(String word) {
      this.word = word;
    }

    /** The answer as a person types it. */
    public String word() {
      return word;
    }

    /** As {@link #word()}; the command line takes and shows it so. */
    @Override
    public String toString() {
      return word;
    }

    /**
     * @throws IllegalArgumentException naming the possible answers
     */
    public static Answer of(String word) {
      return Arrays.stream(values())
          .filter(a -> a.word.equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "expected fetch-all, mark-all-seen or keep, not \"" + word + "\""));
    }
  }

  /**
   * Compares file, database and settings at the start of a session, and carries out an answer that
   * was given since the last one.
   *
   * @param host of the provider's server; its case does not matter
   * @param username there
   * @throws IOException when the account's file cannot be read or written
   */
  public Check check(String account, String host, String username) throws IOException {
    Identity now = Identity.of(host, username);
    AccountHistoryRow row = store.read(tx -> AccountHistoryRow.read(tx, account));
    Optional<Answer> answer = row.answer().map(Answer::of);
    boolean nothingToKeep = answer.filter(Answer.KEEP::equals).isPresent() && !row.messages();
    if (answer.isPresent() && !nothingToKeep) {
      return carryOut(answer.get(), account, now);
    }
    Optional<AccountHistoryFile.Record> file = file(account).read();
    return new AccountHistoryQuestion(account, file(account).path(), now)
        .find(file, row, store.id())
        .<Check>map(Check.Question::new)
        .orElseGet(Check.Fine::new);
  }

  private Check carryOut(Answer answer, String account, Identity now) throws IOException {
    if (answer == Answer.MARK_ALL_SEEN) {
      return new Check.MarkAllSeen();
    }
    if (answer == Answer.FETCH_ALL) {
      store.commit(tx -> forgetAll(tx, account));
    }
    settle(account, now);
    return new Check.Fine();
  }

  private static int forgetAll(Tx tx, String account) throws SQLException {
    tx.update(
        "DELETE FROM ledger_recipient WHERE mail_id IN"
            + " (SELECT mail_id FROM ledger WHERE account = ?)"
            + " AND mail_id NOT IN (SELECT mail_id FROM hold)",
        account);
    return tx.update("DELETE FROM ledger WHERE account = ?", account);
  }

  /**
   * To be called before the first {@link Ledger#begin} of a session, so that the history is older
   * than what it vouches for. Costs nothing when it was called for this account before.
   *
   * @throws IOException when the account's file cannot be written: nothing may be fetched then
   */
  public void fetching(String account, String host, String username) throws IOException {
    Identity now = Identity.of(host, username);
    if (!now.equals(written.get(account))) {
      store.commit(tx -> AccountHistoryRow.identify(tx, account, now));
      writeFile(account, now);
    }
  }

  /**
   * All that is listed was marked as seen, as {@link Check.MarkAllSeen} asked for.
   *
   * @throws IOException when the account's file cannot be written; the answer stands until it can
   */
  public void markedSeen(String account, String host, String username) throws IOException {
    settle(account, Identity.of(host, username));
  }

  /** The file comes before the answer goes: dying in between, the answer is carried out again. */
  private void settle(String account, Identity now) throws IOException {
    writeFile(account, now);
    store.commit(tx -> AccountHistoryRow.settle(tx, account, now));
  }

  private void writeFile(String account, Identity now) throws IOException {
    file(account).write(new AccountHistoryFile.Record(store.id(), now));
    written.put(account, now);
  }

  /**
   * Keeps an administrator's answer for the next session, which carries it out; a later one
   * replaces it.
   */
  public void answer(String account, Answer answer) {
    store.commit(tx -> AccountHistoryRow.answer(tx, account, answer.word()));
  }

  private AccountHistoryFile file(String account) {
    return new AccountHistoryFile(folder, account);
  }
}

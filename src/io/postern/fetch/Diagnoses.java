package io.postern.fetch;

import io.postern.fetch.diagnosis.Diagnosis;
import io.postern.fetch.diagnosis.MailboxDoor;
import io.postern.fetch.diagnosis.Suspect;
import io.postern.fetch.diagnosis.Verdict;
import io.postern.fetch.pop3.Pop3Connection;
import io.postern.fetch.pop3.Pop3Exception;
import io.postern.wire.Security;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has it looked into why a connection broke on a mail (F48): once per mail and day, which is
 * remembered as long as the gateway runs. Safe for several sessions.
 */
final class Diagnoses {
  private static final Logger LOG = LoggerFactory.getLogger("session");
  private static final int MAX_REMEMBERED = 1_000;

  private final Providers providers;
  private final Clock clock;
  private final Map<String, LocalDate> made =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LocalDate> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  Diagnoses(Providers providers, Clock clock) {
    this.providers = providers;
    this.clock = clock;
  }

  /**
   * The session of an account is over, and its connection is closed.
   *
   * @param tally knows the mail on which it broke, if there is one
   * @param stop whether the gateway is to begin nothing more
   */
  void after(MailboxSettings account, Tally tally, BooleanSupplier stop) {
    Suspect suspect = tally.suspect();
    if (suspect == null || stop.getAsBoolean() || !isFirstToday(account, suspect)) {
      return;
    }
    Verdict verdict = new Diagnosis(door(account), suspect, clock, stop).run();
    LOG.warn(
        "{}: why the connection broke on message {}: {}",
        account.account(),
        suspect.number(),
        verdict.sentence());
    tally.diary.diagnosed(suspect.number(), verdict);
  }

  private synchronized boolean isFirstToday(MailboxSettings account, Suspect suspect) {
    LocalDate today = LocalDate.now(clock);
    return !today.equals(made.put(account.account() + "/" + suspect.uidl(), today));
  }

  private MailboxDoor door(MailboxSettings account) {
    return new MailboxDoor() {
      @Override
      public Security usual() {
        return account.peer().security();
      }

      @Override
      public Pop3Connection open(Security security) throws Pop3Exception {
        return providers.open(account, account.peer().by(security));
      }
    };
  }
}

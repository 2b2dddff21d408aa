package io.postern.sessionlog;

import io.postern.fetch.MailboxSettings;
import io.postern.fetch.SessionDiary;
import io.postern.fetch.SessionReport;
import io.postern.notice.SessionLogNotice;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a diary of each session and decides at its end who is to read it: a file, people by mail,
 * or nobody (F117-F121). A session in which nothing happened leaves nothing behind. Safe for
 * several sessions at a time, one per account.
 */
public final class SessionLogs {
  private static final Logger LOG = LoggerFactory.getLogger(SessionLogs.class);

  /** F31: in the comment of an account, a word of its own in upper or lower case. */
  private static final Pattern NO_WARNING =
      Pattern.compile("\\bNoWarning\\b", Pattern.CASE_INSENSITIVE);

  private final Supplier<SessionLogSettings> settings;
  private final LogFolder folder;
  private final Outbox outbox;
  private final SessionLogNotice notice;
  private final Function<String, List<String>> announcements;
  private final Clock clock;
  private final Failures failures = new Failures();
  private final Map<String, Diary> open = new ConcurrentHashMap<>();

  /**
   * @param settings those in force, asked at each session's end
   * @param outbox where mails wait for the route that sends them
   * @param announcements what a session of an account begins with, a line each (F128)
   * @param clock its zone is that of the times written
   */
  public SessionLogs(
      Supplier<SessionLogSettings> settings,
      LogFolder folder,
      Outbox outbox,
      SessionLogNotice notice,
      Function<String, List<String>> announcements,
      Clock clock) {
    this.settings = settings;
    this.folder = folder;
    this.outbox = outbox;
    this.notice = notice;
    this.announcements = announcements;
    this.clock = clock;
  }

  /** A session of an account begins; what it tells is kept until {@link #ended}. */
  public SessionDiary open(MailboxSettings account) {
    Diary diary = new Diary(account, clock, announcements.apply(account.account()));
    open.put(account.account(), diary);
    return diary;
  }

  /** A session ended: its log goes where it is wanted. Never throws over a full disk. */
  public void ended(SessionReport report) {
    Diary diary = open.remove(report.account());
    int inARow = failures.count(report);
    if (diary == null || !report.isEventful()) {
      return;
    }
    boolean toDisk = settings.get().toDisk().has(report);
    List<SessionLogReader> readers = readers(report, diary.account(), inARow);
    if (toDisk || !readers.isEmpty()) {
      write(diary, report, inARow, toDisk, readers);
    }
  }

  private void write(
      Diary diary,
      SessionReport report,
      int inARow,
      boolean toDisk,
      List<SessionLogReader> readers) {
    List<String> lines = SessionText.of(diary, report, inARow, clock.getZone());
    try {
      if (toDisk) {
        folder.write(report.account(), diary.begun(), lines);
      }
      String end = Ending.of(report);
      for (SessionLogReader reader : readers) {
        outbox.add(notice.compose(reader.address(), report.account(), end, inARow, lines));
      }
    } catch (IOException full) {
      LOG.warn("{}: the session log could not be kept: {}", report.account(), full.toString());
    }
  }

  private List<SessionLogReader> readers(
      SessionReport report, MailboxSettings account, int inARow) {
    if (Ending.isConnectionTrouble(report) && NO_WARNING.matcher(account.comment()).find()) {
      return List.of();
    }
    SessionLogSettings now = settings.get();
    List<SessionLogReader> readers =
        now.readers().stream()
            .filter(reader -> reader.wanted().has(report))
            .filter(reader -> reader.wanted() == Wanted.ALL || inARow >= now.threshold())
            .toList();
    boolean again =
        !readers.isEmpty() && report.isError() && !failures.isNews(report, clock.instant());
    return again ? List.of() : readers;
  }
}

package io.postern.sessionlog;

import io.postern.fetch.FetchedMail;
import io.postern.fetch.MailboxSettings;
import io.postern.fetch.Retention;
import io.postern.fetch.Schedule;
import io.postern.fetch.SessionReport;
import io.postern.fetch.SessionReport.End;
import io.postern.fetch.Settlement;
import io.postern.fetch.SizeLimits;
import io.postern.journal.Event;
import io.postern.mail.Address;
import io.postern.mail.MailIds;
import io.postern.mail.Outcome;
import io.postern.notice.SessionLogNotice;
import io.postern.notice.Templates;
import io.postern.time.SettableClock;
import io.postern.wire.Credentials;
import io.postern.wire.Peer;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Session logs on a folder, and what is needed to play sessions to them. */
final class Stage {
  static final Address BOSS = Address.of("boss@company.example");
  static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  final SettableClock clock =
      new SettableClock(Instant.parse("2026-11-20T09:09:30Z")).withZone(PARIS);
  final Path folder;
  final LogFolder files;
  final Outbox outbox;
  List<String> announcements = List.of();
  private final SessionLogs logs;

  Stage(Path folder, Wanted toDisk, int threshold, Wanted mailed) {
    this.folder = folder;
    this.files = new LogFolder(folder, () -> Duration.ofDays(30), 5, clock);
    this.outbox = new Outbox(folder.resolve("outbox"), 3);
    List<SessionLogReader> readers = List.of(new SessionLogReader(BOSS, mailed));
    SessionLogSettings settings =
        new SessionLogSettings(toDisk, Duration.ofDays(30), threshold, readers);
    this.logs =
        new SessionLogs(
            () -> settings, files, outbox, notice(Locale.ENGLISH), account -> announcements, clock);
  }

  SessionLogNotice notice(Locale language) {
    return new SessionLogNotice(
        new MailIds(clock), clock, "gw.company.example", Templates.builtIn(language));
  }

  SessionLogs logs() {
    return logs;
  }

  static MailboxSettings account(String name, String comment) {
    return new MailboxSettings(
        name,
        new Peer(
            "pop.isp.example",
            995,
            Security.TLS,
            Optional.empty(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1)),
        new Credentials("info@company.example", new Secret("geheim")),
        true,
        new Schedule.OnDemand(),
        Retention.NONE,
        SizeLimits.NONE,
        comment);
  }

  /** A session of the account info in which nothing is told but its end. */
  void session(End end, String text) {
    session("", end, text, 0);
  }

  void session(String comment, End end, String text, int settled) {
    logs.open(account("info", comment));
    logs.ended(report(end, text, settled));
  }

  SessionReport report(End end, String text, int settled) {
    return new SessionReport(
        "info",
        clock.instant(),
        Duration.ofMillis(345),
        settled,
        settled,
        settled,
        0,
        0,
        settled,
        7741L * settled,
        end,
        text);
  }

  static FetchedMail story(int number, Settlement end, Map<String, Outcome> outcomes) {
    return new FetchedMail(
        number,
        "06ABCDEFGHJKMNP" + number % 10,
        7_741,
        "Anna <anna@isp.example>",
        "Offer " + number,
        List.of(new FetchedMail.Happening(Event.FETCHED, "7741 octets from Anna")),
        outcomes,
        end);
  }

  /** The log files, oldest name first. */
  List<Path> written() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  List<String> names() throws IOException {
    return new ArrayList<>(written().stream().map(f -> f.getFileName().toString()).toList());
  }
}

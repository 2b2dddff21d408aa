package io.postern.sessionlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.FetchedMail;
import io.postern.fetch.SessionDiary;
import io.postern.fetch.SessionReport;
import io.postern.fetch.SessionReport.End;
import io.postern.fetch.Settlement;
import io.postern.fetch.diagnosis.Verdict;
import io.postern.fetch.diagnosis.Verdict.Culprit;
import io.postern.journal.Event;
import io.postern.mail.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A session log has a line for each step, with local time, and none that is long (F61, F117, F122,
 * F128). The file session.txt beside this class is what it looks like.
 */
class TheLogReadsLikeThisTest {
  private static final Settlement SAFE = new Settlement.Safe();
  private static final Outcome TAKEN = new Outcome.Delivered("250 2.0.0 queued as 4711");

  @TempDir Path folder;
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(folder.resolve("log"), Wanted.ALL, 1, Wanted.NONE);
  }

  private List<String> lines() throws Exception {
    assertThat(stage.written()).hasSize(1);
    return Files.readAllLines(stage.written().get(0));
  }

  @Test
  void aSessionWithAllSortsOfMailsReadsAsInTheSample() throws Exception {
    stage.announcements = List.of("POP3 trace is on: data/trace/pop3-info.txt");
    SessionDiary diary = stage.logs().open(Stage.account("info", ""));
    diary.connecting(Stage.account("info", ""));
    diary.listed(7, 54_187);
    stage.clock.advance(Duration.ofMinutes(1));
    diary.mail(
        with(
            Stage.story(1, SAFE, Map.of("sales@company.example", TAKEN)),
            new FetchedMail.Happening(Event.INSPECTED, "clean by clamd; spam score 1.2"),
            new FetchedMail.Happening(
                Event.ROUTED, "by To and Cc: sales (its address in To: sales@company.example)")));
    diary.mail(
        with(
            Stage.story(
                2,
                SAFE,
                Map.of(
                    "boss@company.example",
                    new Outcome.Refused(550, "550 5.1.1 no such user"),
                    "sales@company.example",
                    TAKEN)),
            new FetchedMail.Happening(
                Event.HELD, "refused by the server: 550 5.1.1 no such user")));
    diary.mail(
        Stage.story(
            3,
            new Settlement.Unsettled("sales@company.example: 452 4.2.2 full", false),
            Map.of(
                "sales@company.example",
                new Outcome.Deferred(Outcome.Cause.MAIL, 452, "452 4.2.2 full"))));
    diary.mail(
        new FetchedMail(
            4,
            "06ABCDEFGHJKMNP4",
            31_000,
            null,
            null,
            List.of(),
            Map.of(),
            new Settlement.Left("no recipient by Delivered-To")));
    diary.mail(
        with(
            Stage.story(5, SAFE, Map.of()),
            new FetchedMail.Happening(Event.DROPPED, "rule \"junk\"")));
    diary.mail(Stage.story(6, new Settlement.Safe(true), Map.of("boss@company.example", TAKEN)));
    diary.trouble(
        "pop.isp.example:995: the connection was lost: Connection reset (after RETR 7); the"
            + " server's last words: \"+OK 7741 octets\"");
    diary.connecting(Stage.account("info", ""));
    diary.listed(7, 54_187);
    diary.closed(List.of(1, 2, 5));
    diary.diagnosed(
        7,
        new Verdict(
            Culprit.THIS_MAIL,
            "it is this mail: the connection ends each time after about 4096 octets",
            List.of("the mail alone (message 7): the connection broke after 4096 of 7741 octets")));
    stage.logs().ended(sessionReport());
    assertThat(lines())
        .isEqualTo(Files.readAllLines(Path.of("src-test/io/postern/sessionlog/session.txt")));
  }

  private SessionReport sessionReport() {
    return new SessionReport(
        "info",
        stage.clock.instant(),
        Duration.ofSeconds(61),
        7,
        6,
        4,
        2,
        1,
        3,
        46_446,
        End.COMPLETE,
        "sales@company.example: 452 4.2.2 full");
  }

  private static FetchedMail with(FetchedMail story, FetchedMail.Happening... happenings) {
    return new FetchedMail(
        story.number(),
        story.mailId(),
        story.octets(),
        story.from(),
        story.subject(),
        List.of(happenings),
        story.outcomes(),
        story.end());
  }

  @Test
  void theManualShowsTheSample() throws Exception {
    assertThat(Files.readString(Path.of("docs/session-logs.md")))
        .contains(Files.readString(Path.of("src-test/io/postern/sessionlog/session.txt")));
  }

  @Test
  void wordsOfStrangersNeitherMakeALineNorALongOne() throws Exception {
    SessionDiary diary = stage.logs().open(Stage.account("info", ""));
    String hostile = "x\r\n[10:09] Session: all is well\u202e\u0007" + "y".repeat(5_000);
    diary.mail(
        new FetchedMail(
            1,
            "06ABCDEFGHJKMNP1",
            10,
            hostile,
            hostile,
            List.of(new FetchedMail.Happening(Event.ROUTED, hostile)),
            Map.of(hostile, new Outcome.Refused(550, hostile)),
            new Settlement.Unsettled(hostile, false)));
    diary.trouble(hostile);
    stage.logs().ended(stage.report(End.LOST, hostile, 1));
    assertThat(lines())
        .allMatch(line -> line.length() <= FixedLines.WIDTH)
        .noneMatch(line -> line.startsWith("[10:09] Session: all"))
        .noneMatch(line -> line.contains("\u202e") || line.contains("\u0007"))
        .hasSizeLessThan(60);
  }

  @Test
  void ofALargeMailboxSomeHundredMailsAreShownAndTheOthersCounted() throws Exception {
    SessionDiary diary = stage.logs().open(Stage.account("info", ""));
    for (int i = 1; i <= 20_000; i++) {
      diary.mail(Stage.story(i, SAFE, Map.of("sales@company.example", TAKEN)));
    }
    diary.mail(Stage.story(20_001, new Settlement.Unsettled("452 full", false), Map.of()));
    stage.logs().ended(stage.report(End.COMPLETE, "", 20_000));
    assertThat(lines())
        .hasSizeLessThan(1_000)
        .anyMatch(line -> line.contains("Session: 19800 more mails that went as they should"))
        .anyMatch(line -> line.contains("Mail [20001] *** Error: stays at the provider"));
  }

  @Test
  void linesAreBrokenAtBlanksAndTheRestIsSetIn() {
    String line = "[10:09] " + "word ".repeat(40).strip();
    assertThat(FixedLines.of(line))
        .hasSize(4)
        .allMatch(l -> l.length() <= FixedLines.WIDTH && l.endsWith("word"));
    assertThat(FixedLines.of(line).get(1)).startsWith(" ".repeat(10) + "word");
    assertThat(FixedLines.of("z".repeat(200))).allMatch(l -> l.length() <= FixedLines.WIDTH);
    assertThat(FixedLines.of("")).containsExactly("");
  }
}

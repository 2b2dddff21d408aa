package io.postern.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NarratorTest {
  private static final Instant MORNING = Instant.parse("2026-11-02T08:15:30Z");
  private final ByteArrayOutputStream paper = new ByteArrayOutputStream();
  private final Narrator narrator = narrator(Ink.NONE);

  private Narrator narrator(Ink ink) {
    return new Narrator(
        new PrintStream(paper, true, UTF_8),
        ink,
        Clock.fixed(MORNING, ZoneOffset.UTC),
        Map.of("plain", "The To line names the mailbox.")::get);
  }

  private String told() {
    return paper.toString(UTF_8);
  }

  private static Arrival arrival(String header, String... recipients) throws IOException {
    Content content = Content.of((header + "\r\n\r\nx\r\n").getBytes(UTF_8));
    List<Address> to = List.of(recipients).stream().map(Address::of).toList();
    return new Arrival(MORNING, new Envelope(Optional.empty(), to), content, Header.read(content));
  }

  @Test
  void aDeliveredMailIsToldWithSenderSubjectRecipientsAndReason() throws IOException {
    narrator.tell(
        new Happening.Arrived(
            arrival(
                "X-Specimen-Id: plain\r\n"
                    + "From: Anna <a@b.example>\r\n"
                    + "Subject: =?utf-8?Q?=C4=99?= ok",
                "sales@company.example",
                "boss@company.example")));
    assertThat(told())
        .isEqualTo(
            """
            08:15:30  \u0119 ok  from Anna <a@b.example>
                      -> sales@company.example
                      -> boss@company.example
                      The To line names the mailbox.
            """);
  }

  @Test
  void aStrangersMailHasNoStoryAndMayLackEverything() throws IOException {
    narrator.tell(new Happening.Arrived(arrival("X: y", "sales@company.example")));
    assertThat(told()).contains("(no subject)  from somebody").endsWith("sales@company.example\n");
  }

  @Test
  void sessionsAndTheHoldAreTold() {
    narrator.tell(new Happening.SessionStarted("info"));
    narrator.tell(
        new Happening.Held(
            "info",
            "a@b.example",
            "Fax",
            Optional.of("plain"),
            List.of("fax@company.example"),
            "550 closed"));
    narrator.tell(new Happening.SessionEnded("info", "13 mails fetched"));
    assertThat(told())
        .contains("08:15:30  info: the session begins\n")
        .contains("|| in the hold, not to fax@company.example: 550 closed\n")
        .contains("          The To line names the mailbox.\n")
        .contains("08:15:30  info: 13 mails fetched\n");
  }

  @Test
  void whatGoesOutIsToldWithItsRecipientsAndReason() throws IOException {
    narrator.tell(new Happening.Sending(4));
    narrator.tell(
        new Happening.Relayed(
            arrival(
                "X-Specimen-Id: plain\r\nFrom: sales@company.example\r\nSubject: hi",
                "anna@chairs.example",
                "jan@pencils.example")));
    Header header = arrival("X-Specimen-Id: late\r\nSubject: =?utf-8?Q?=C4=99?=").header();
    narrator.tell(Happening.Frozen.of(header, "frozen for 10 min"));
    assertThat(told())
        .isEqualTo(
            """
            08:15:30  outgoing: our people send 4 mails, through the gateway
            08:15:30  hi  from sales@company.example
                      => the smarthost, for anna@chairs.example, jan@pencils.example
                      The To line names the mailbox.
            08:15:30  \u0119  from somebody
                      || in the queue: frozen for 10 min
            """);
  }

  @Test
  void aNoticeTellsTheStoryOfTheMailThatItReturns() throws IOException {
    narrator.tell(
        new Happening.Arrived(
            arrival("Subject: Undelivered\r\n\r\nX-Specimen-Id: plain", "boss@company.example")));
    assertThat(told()).endsWith("The To line names the mailbox.\n");
  }

  @Test
  void itKnowsWhichStoriesItHasTold() throws IOException {
    assertThat(narrator.hasTold(List.of())).isTrue();
    assertThat(narrator.hasTold(List.of("plain"))).isFalse();
    narrator.tell(new Happening.Relayed(arrival("X-Specimen-Id: plain", "a@b.example")));
    narrator.tell(new Happening.Relayed(arrival("X-Specimen-Id: without", "a@b.example")));
    assertThat(narrator.hasTold(List.of("plain"))).isTrue();
    assertThat(narrator.hasTold(List.of("plain", "without"))).isFalse();
  }

  @Test
  void theTableAtTheEndSaysWhereEachMailIs() throws IOException {
    narrator.tell(new Happening.Arrived(arrival("Subject: one", "b@company.example")));
    narrator.tell(new Happening.Arrived(arrival("Subject: two", "b@company.example")));
    narrator.tell(
        new Happening.Held("info", "", "three", Optional.empty(), List.of(), "over its attempts"));
    narrator.tell(new Happening.Left("boss", "nobody has this address"));
    narrator.tell(new Happening.Relayed(arrival("Subject: four", "anna@chairs.example")));
    narrator.tell(new Happening.Frozen("", "five", Optional.empty(), "frozen for 10 min"));
    paper.reset();
    narrator.summary();
    assertThat(told())
        .isEqualTo(
            """

            Where the mails are  mails
            b@company.example        2   one
                                         two
            at the smarthost         1   four
            in the hold              1   three
            in the queue             1   five
            left at the provider     1   nobody has this address

            """);
  }

  @Test
  void whenNothingHappenedTheTableSaysSo() {
    narrator.summary();
    assertThat(told()).contains("nothing was delivered");
  }

  @Test
  void noStrangersTextReachesTheTerminalAsCommands() throws IOException {
    narrator.tell(
        new Happening.Arrived(
            arrival(
                "From: =?utf-8?Q?a=1B[2J=0D=0Ab?=\r\nSubject: "
                    + "\u202e\u009b31m"
                    + "x".repeat(500),
                "sales@company.example")));
    narrator.tell(
        new Happening.Held(
            "a\u001b[2J", "f\r\nf", "s\u0007", Optional.of("x\u001b"), List.of("r\n"), "q\u001b"));
    narrator.tell(new Happening.Frozen("f\r\nf", "\u001b[2J", Optional.of("\u009b"), "q\u001b"));
    narrator.tell(
        new Happening.Relayed(
            arrival("Subject: \u202e\u009b31m" + "x".repeat(500), "sales@company.example")));
    assertThat(told()).doesNotContain("\u001b", "\u202e", "\u009b", "\r", "\u0007");
    assertThat(told().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(300));
  }

  @Test
  void coloursComeOnlyWhenAskedFor() {
    narrator(Ink.COLOURED).tell(new Happening.SessionStarted("info"));
    assertThat(told()).contains("\u001b[1minfo");
    assertThat(Ink.of(Map.of("TERM", "xterm"), null)).isEqualTo(Ink.NONE);
  }

  @Test
  void aLongListOfSubjectsIsCutInTheTable() throws IOException {
    for (int i = 0; i < 25; i++) {
      narrator.tell(new Happening.Arrived(arrival("Subject: s" + i, "b@company.example")));
    }
    paper.reset();
    narrator.summary();
    assertThat(told()).contains("25   s0\n", "s19\n", "and 5 more\n").doesNotContain("s20");
  }
}

package io.postern.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.deliver.Extensions;
import io.postern.deliver.Facts;
import io.postern.journal.Event;
import io.postern.journal.Line;
import io.postern.mail.Address;
import io.postern.mail.EnvelopeParameters.Ret;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import io.postern.mail.RecipientParameters.Notify;
import io.postern.queue.Deposit;
import io.postern.queue.Settlement;
import io.postern.queue.Settlement.Fate;
import io.postern.queue.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sender hears what it wants to hear, if it is one of ours; else a person does. */
class SendersAreToldTest {
  private static final Outcome TAKEN = new Outcome.Delivered("250 2.0.0 ok");
  private static final Outcome NEVER = new Outcome.Refused(550, "550 5.1.1 no such user");
  private static final Outcome LATER = new Outcome.Deferred(Cause.MAIL, 450, "450 4.2.0 later");

  private final Office office = new Office();

  @AfterEach
  void close() {
    office.close();
  }

  private static Attempt attempt(boolean dsn, Map<String, Outcome> outcomes) {
    Extensions offered = new Extensions(dsn ? Map.of("DSN", "") : Map.of("SIZE", ""));
    Map<Address, Outcome> byAddress = new LinkedHashMap<>();
    outcomes.forEach((address, outcome) -> byAddress.put(Address.of(address), outcome));
    Facts facts = new Facts(1, true, offered, false, false, false);
    return Attempt.of("isp", new Leg("smtp.isp.example", byAddress, Optional.of(facts)));
  }

  private Settlement settle(Letter letter, Outcome outcome) {
    return office.settle(letter, attempt(false, Map.of("friend@e.example", outcome)));
  }

  private static String text(Deposit deposit) throws IOException {
    return new String(deposit.mail().content().open().readAllBytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    // what the sender wants: what happened, hours since acceptance, what it is told
    "'', never, 0, failed",
    "FAILURE, never, 0, failed",
    "NEVER, never, 0, -",
    "SUCCESS, never, 0, -",
    "DELAY, never, 0, -",
    "'', later, 0, -",
    "'', later, 4, delayed",
    "DELAY, later, 4, delayed",
    "NEVER, later, 4, -",
    "FAILURE, later, 4, -",
    "'', later, 120, failed",
    "DELAY, later, 120, -",
    "FAILURE, later, 120, failed",
    "'', taken, 0, -",
    "SUCCESS, taken, 0, relayed",
    "SUCCESS+FAILURE, taken, 0, relayed",
    "NEVER, taken, 0, -",
    "FAILURE, taken, 0, -",
  })
  void theSenderHearsWhatItWants(String wants, String happened, int hours, String told)
      throws IOException {
    Letter letter = Letter.to("friend@e.example");
    if (!wants.isEmpty()) {
      letter.notify(
          "friend@e.example",
          Arrays.stream(wants.split("\\+")).map(Notify::valueOf).toArray(Notify[]::new));
    }
    office.clock.advance(Duration.ofHours(hours));
    Settlement settlement =
        settle(letter, Map.of("never", NEVER, "later", LATER, "taken", TAKEN).get(happened));

    assertThat(settlement.hold()).isEmpty();
    if (told.equals("-")) {
      assertThat(settlement.notices()).isEmpty();
      return;
    }
    Deposit notice = settlement.notices().get(0);
    assertThat(settlement.notices()).hasSize(1);
    assertThat(notice.mail().envelope().sender()).isEmpty();
    assertThat(notice.mail().envelope().recipients()).hasToString("[anna@company.example]");
    assertThat(notice.destination()).isEqualTo("internal");
    assertThat(notice.state()).isEqualTo(State.DUE);
    assertThat(notice.dueAt()).isEqualTo(office.clock.instant());
    assertThat(text(notice))
        .contains("Action: " + told)
        .contains("Final-Recipient: rfc822;", "friend@e.example", "multipart/report");
  }

  @Test
  void aServerThatOffersDsnTellsOfTheArrivalItself() {
    Letter letter = Letter.to("friend@e.example").notify("friend@e.example", Notify.SUCCESS);
    Settlement settlement = office.settle(letter, attempt(true, Map.of("friend@e.example", TAKEN)));
    assertThat(settlement.notices()).isEmpty();
  }

  @Test
  void theDelayIsToldOnce() {
    Letter letter = Letter.to("friend@e.example");
    office.clock.advance(Duration.ofHours(4));
    assertThat(settle(letter, LATER).delayTold()).isTrue();
    assertThat(letter.delayTold).isTrue();
    office.clock.advance(Duration.ofHours(4));
    assertThat(settle(letter, LATER).notices()).isEmpty();
  }

  @Test
  void oneReportIsAboutAllThatFailedAndNobodyElse() throws IOException {
    Letter letter = Letter.to("a@e.example", "b@e.example", "c@e.example", "d@e.example");
    letter.notify("d@e.example", Notify.NEVER);
    Map<String, Outcome> outcomes =
        Map.of(
            "a@e.example", NEVER, "b@e.example", NEVER, "c@e.example", TAKEN, "d@e.example", NEVER);
    Settlement settlement = office.settle(letter, attempt(false, outcomes));

    assertThat(settlement.notices()).hasSize(1);
    assertThat(text(settlement.notices().get(0)))
        .contains("Final-Recipient: rfc822; a@e.example", "Final-Recipient: rfc822; b@e.example")
        .contains("Status: 5.1.1", "Remote-MTA: dns; smtp.isp.example")
        .doesNotContain("Final-Recipient: rfc822; c@e.example")
        .doesNotContain("Final-Recipient: rfc822; d@e.example");
    assertThat(letter.isDone()).isTrue();
  }

  @Test
  void whatWasRefusedAndWhatCameTooLateAreTwoReports() throws IOException {
    Letter letter = Letter.to("a@e.example", "b@e.example");
    office.clock.advance(Duration.ofDays(5));
    Settlement settlement =
        office.settle(letter, attempt(false, Map.of("a@e.example", NEVER, "b@e.example", LATER)));
    assertThat(settlement.notices()).hasSize(2);
    assertThat(text(settlement.notices().get(0)))
        .contains("Final-Recipient: rfc822; a@e.example", "Status: 5.1.1")
        .doesNotContain("Final-Recipient: rfc822; b@e.example");
    assertThat(text(settlement.notices().get(1)))
        .contains("Final-Recipient: rfc822; b@e.example", "Status: 4.2.0")
        .doesNotContain("Final-Recipient: rfc822; a@e.example");
    assertThat(letter.isDone()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"FULL, true", "HDRS, false", "'', true"})
  void theSenderSaysHowMuchOfTheMailComesBack(String ret, boolean whole) throws IOException {
    Letter letter = Letter.to("friend@e.example");
    letter.ret = ret.isEmpty() ? Optional.empty() : Optional.of(Ret.valueOf(ret));
    String report = text(settle(letter, NEVER).notices().get(0));
    assertThat(report).contains("Subject: hello");
    assertThat(report.contains("the words of the mail")).isEqualTo(whole);
  }

  @Test
  void anUnknownSenderIsNotToldAndTheMailIsKept() throws IOException {
    try (CapturedLog log = new CapturedLog(SendLog.LOGGER)) {
      Letter letter = Letter.to("friend@e.example").from("stranger@spoofed.example");
      Settlement settlement = settle(letter, NEVER);

      assertThat(log.messages())
          .containsExactly(
              "No notification to <stranger@spoofed.example>: sender's address unknown");
      assertThat(settlement.hold())
          .contains(
              "550 5.1.1 no such user; the address of its sender <stranger@spoofed.example> is"
                  + " unknown");
      assertThat(Office.byName(settlement))
          .containsEntry("friend@e.example", new Fate.Open("550 5.1.1 no such user"));
      assertThat(settlement.lines()).extracting(Line::event).contains(Event.NOTICE);
      assertThat(settlement.notices()).hasSize(1);
      assertThat(settlement.notices().get(0).mail().envelope().recipients())
          .hasToString("[postmaster@company.example]");
    }
  }

  @Test
  void thePostmasterHearsOfAnUnknownSenderOnceAnHour() {
    assertThat(settle(Letter.to("friend@e.example").from("s@x.example"), NEVER).notices())
        .hasSize(1);
    assertThat(settle(Letter.to("friend@e.example").from("s@x.example"), NEVER).notices())
        .isEmpty();
    assertThat(settle(Letter.to("friend@e.example").from("t@x.example"), NEVER).notices())
        .hasSize(1);
    office.clock.advance(Duration.ofHours(1));
    assertThat(settle(Letter.to("friend@e.example").from("s@x.example"), NEVER).notices())
        .hasSize(1);
  }

  @Test
  void aThousandUnknownSendersAreNotAThousandAlerts() {
    long alerts = 0;
    for (int i = 0; i < 1_000; i++) {
      Letter letter = Letter.to("friend@e.example").from("s" + i + "@x.example");
      alerts += settle(letter, NEVER).notices().size();
    }
    assertThat(alerts).isEqualTo(20);
  }

  @Test
  void nothingIsEverSentToTheEmptySender() {
    Settlement settlement = settle(Letter.to("friend@e.example").from(""), NEVER);
    assertThat(settlement.hold()).get().asString().contains("no sender");
    assertThat(settlement.fates().values()).hasOnlyElementsOfType(Fate.Open.class);
    assertThat(settlement.notices())
        .allSatisfy(
            notice ->
                assertThat(notice.mail().envelope().recipients())
                    .hasToString("[postmaster@company.example]"));
  }

  @Test
  void aNoticeOfOurOwnThatFailsIsKeptWithoutAnotherNotice() {
    Letter notice = Letter.to("friend@e.example").from("").by(Destinations.INTERNAL);
    Settlement settlement = settle(notice, NEVER);
    assertThat(settlement.notices()).isEmpty();
    assertThat(settlement.hold()).isPresent();
  }

  @Test
  void aMailOfAnUnknownSenderWaitsForItsOtherRecipientsBeforeItIsHeld() {
    Letter letter = Letter.to("a@e.example", "b@e.example").from("s@x.example");
    Settlement first =
        office.settle(letter, attempt(false, Map.of("a@e.example", NEVER, "b@e.example", LATER)));
    assertThat(first.hold()).isEmpty();
    assertThat(letter.isDone()).isFalse();
    Settlement second =
        office.settle(letter, attempt(false, Map.of("a@e.example", NEVER, "b@e.example", TAKEN)));
    assertThat(second.hold()).isPresent();
    assertThat(Office.byName(second).get("b@e.example")).isInstanceOf(Fate.Delivered.class);
  }

  @Test
  void anUnknownSenderWhoWantsToHearNothingLosesNothing() {
    Letter letter = Letter.to("friend@e.example").from("s@x.example");
    letter.notify("friend@e.example", Notify.NEVER);
    Settlement settlement = settle(letter, NEVER);
    assertThat(settlement.hold()).isEmpty();
    assertThat(settlement.notices()).isEmpty();
    assertThat(letter.isDone()).isTrue();
  }

  @Test
  void aRemovedMailIsReturnedToAKnownSenderOnly() throws IOException {
    RemovalReturns returns = new RemovalReturns(office.notices);
    var known = Letter.to("friend@e.example").transit();
    var unknown = Letter.to("friend@e.example").from("s@x.example").transit();
    var nobody = Letter.to("friend@e.example").from("").transit();
    var silent = Letter.to("friend@e.example").notify("friend@e.example", Notify.NEVER).transit();

    assertThat(text(returns.of(known.queued(), known.mail()).orElseThrow()))
        .contains("Action: failed", "the words of the mail");
    assertThat(returns.of(unknown.queued(), unknown.mail())).isEmpty();
    assertThat(returns.of(nobody.queued(), nobody.mail())).isEmpty();
    assertThat(returns.of(silent.queued(), silent.mail())).isEmpty();
  }
}

package io.postern.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.deliver.Extensions;
import io.postern.deliver.Facts;
import io.postern.mail.Address;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lines of the outbound log have the layout that administrators know (F103). */
class TheSendLogReadsLikeTheReferenceTest {
  private static final Outcome TAKEN = new Outcome.Delivered("250 ok");
  private static final Facts FRESH =
      new Facts(7, true, new Extensions(Map.of("SIZE", "21000000", "DSN", "")), true, false, false);

  private static Letter letter() {
    Letter letter =
        Letter.to("webmaster@pytheas.example")
            .from("pmgsupport@pytheas.example")
            .id("Pmg5C47")
            .content("x".repeat(7_577));
    letter.acceptedAt = Instant.parse("2004-01-02T10:09:54Z");
    return letter;
  }

  private static List<String> logged(String language, Letter letter, Leg... legs) {
    try (CapturedLog log = new CapturedLog(SendLog.LOGGER)) {
      new SendLog(Locale.forLanguageTag(language), ZoneOffset.UTC)
          .log(letter.transit(), new Attempt("isp", List.of(legs), Optional.empty()));
      assertThat(log.messages()).as("one event for each mail").hasSizeLessThanOrEqualTo(1);
      return log.messages().stream().flatMap(String::lines).toList();
    }
  }

  private static Leg leg(Facts facts, Object... outcomes) {
    Map<Address, Outcome> byAddress = new LinkedHashMap<>();
    for (int i = 0; i < outcomes.length; i += 2) {
      byAddress.put(Address.of((String) outcomes[i]), (Outcome) outcomes[i + 1]);
    }
    return new Leg("smtprelay.isp.example", byAddress, Optional.ofNullable(facts));
  }

  @Test
  void aMailThatIsSentOverAFreshConnection() {
    assertThat(logged("fr", letter(), leg(FRESH, "webmaster@pytheas.example", TAKEN)))
        .containsExactly(
            "Send: Connecting to smtprelay.isp.example...Login successful...done. (ESMTP, Max"
                + " size: 21000000, DSN)",
            "Send: Mail From: <pmgsupport@pytheas.example> (Pmg5C47, 7,4 kb, queued: 02/01/2004"
                + " 10:09:54)",
            "Send: Rcpt To: <webmaster@pytheas.example>",
            "Send: Subject: hello",
            "Send: Message sent (7,4 kb).");
  }

  @Test
  void aKeptConnectionIsNotAnnouncedAgain() {
    Facts kept = new Facts(7, false, FRESH.offered(), true, false, false);
    assertThat(logged("de", letter(), leg(kept, "webmaster@pytheas.example", TAKEN)))
        .first()
        .isEqualTo(
            "Send: Mail From: <pmgsupport@pytheas.example> (Pmg5C47, 7,4 kb, queued: 02.01.2004"
                + " 10:09:54)");
  }

  @Test
  void aConnectionThatEndsWithTheMailIsClosedBehindIt() {
    Facts ended = new Facts(7, false, FRESH.offered(), true, false, true);
    assertThat(logged("de", letter(), leg(ended, "webmaster@pytheas.example", TAKEN)))
        .endsWith("Send: Message sent (7,4 kb).", "Send: Outbound connection closed.");
  }

  @Test
  void aConnectionThatIsKeptIsClosedWhenItsServerIsNotNeededAnyMore() {
    try (CapturedLog log = new CapturedLog(SendLog.LOGGER);
        Office office = new Office()) {
      office.send(Letter.to("a@e.example"));
      assertThat(log.messages()).isEmpty();
      office.outlets.close();
      assertThat(log.messages()).containsExactly("Send: Outbound connection closed.");
    }
  }

  @Test
  void englishHasItsPointAndAPlainServerItsName() {
    Facts plain = new Facts(7, true, new Extensions(Map.of()), false, true, false);
    assertThat(logged("en", letter(), leg(plain, "webmaster@pytheas.example", TAKEN)))
        .startsWith(
            "Send: Connecting to smtprelay.isp.example...TLS...done. (SMTP)",
            "Send: Mail From: <pmgsupport@pytheas.example> (Pmg5C47, 7.4 kb, queued: 02/01/2004"
                + " 10:09:54)");
  }

  @Test
  void recipientsThatAreRefusedAreNamed() {
    Outcome gone = new Outcome.Refused(550, "550 5.1.1 gone");
    Letter letter = Letter.to("a@e.example", "b@e.example");
    assertThat(logged("en", letter, leg(FRESH, "a@e.example", TAKEN, "b@e.example", gone)))
        .contains(
            "Send: Rcpt To: <a@e.example>",
            "Send: Rcpt To: <b@e.example> refused: 550 5.1.1 gone",
            "Send: Message sent (0.1 kb).");
  }

  @Test
  void aMailThatIsNotSentSaysWhy() {
    Outcome down = new Outcome.Deferred(Cause.SERVER, 0, "isp:25: Connection refused");
    assertThat(logged("en", letter(), leg(null, "webmaster@pytheas.example", down)))
        .startsWith("Send: Connecting to smtprelay.isp.example...failed.")
        .endsWith("Send: Not sent: isp:25: Connection refused");
  }

  @Test
  void aMailThatOnlyWaitsForARestIsNotLogged() {
    Outcome down = new Outcome.Deferred(Cause.SERVER, 421, "421 down");
    try (CapturedLog log = new CapturedLog(SendLog.LOGGER)) {
      Attempt waiting =
          new Attempt(
              "isp",
              List.of(leg(null, "webmaster@pytheas.example", down)),
              Optional.of(new Rests.Rest(Instant.EPOCH, 0)));
      new SendLog(Locale.ENGLISH, ZoneOffset.UTC).log(letter().transit(), waiting);
      assertThat(log.messages()).isEmpty();
    }
  }

  @Test
  void whatStrangersWroteStaysOnItsLine() {
    Outcome evil = new Outcome.Refused(550, "550 no\nSend: Message sent\u202e");
    assertThat(logged("en", letter(), leg(FRESH, "webmaster@pytheas.example", evil)))
        .hasSize(5)
        .endsWith("Send: Not sent: 550 no Send: Message sent ");
  }
}

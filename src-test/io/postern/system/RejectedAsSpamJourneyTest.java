package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.journal.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The internal server rejects a mail as spam, for one of three recipients at RCPT, and another mail
 * after its content: both leave the provider, whoever wanted the mail has it, and nothing is taken
 * for trouble (F46, F47, F116).
 */
class RejectedAsSpamJourneyTest {
  private static final String SPAM = "550 5.7.1 Message rejected as SPAM by Content Filtering";

  private enum Then {
    hold,
    discard
  }

  @TempDir private Path home;

  @BeforeAll
  static void require() {
    Dovecot.require();
  }

  @ParameterizedTest
  @EnumSource(Then.class)
  void itIsAnInterceptionForThoseWhomItConcerns(Then then) throws Exception {
    try (Dovecot dovecot = new Dovecot(List.of("info"));
        SmtpSink sink = SmtpSink.keepingContent()) {
      SiteSettings settings = new SiteSettings(sink.port());
      settings.server("spam-rejection: {text: rejected as spam by content, then: " + then + "}");
      settings.mailbox(dovecot, "info");
      for (String name : List.of("spam", "gone")) {
        settings.recipient(
            "address: " + SiteSettings.addressOf(name), "accounts: [info]", "all-mail: true");
      }
      sink.answerRecipient("spam@company.example", SPAM);
      sink.answerRecipient("gone@company.example", "550 5.1.1 no such user");
      dovecot.deliver("info", PlainMails.mail("one", 3_000));
      try (GatewayProcess gateway = settings.gateway(home).launch()) {
        gateway.awaitOutput("Console:", Duration.ofSeconds(90));
        Console console = new Console(home);

        assertThat(console.fetch("info")).contains("complete", "1 settled, 0 unsettled");
        assertThat(dovecot.count("info")).isZero();
        assertThat(sink.mails().get(0).recipients()).containsExactly("info@company.example");
        assertThat(recipients(console, Event.REJECTED_AS_SPAM))
            .containsExactly("spam@company.example");
        assertThat(recipients(console, Event.REFUSED)).containsExactly("gone@company.example");
        JsonNode held = console.held().get(0);
        if (then == Then.hold) {
          assertThat(held.path("reason").asText())
              .contains("refused by the server: 550 5.1.1 no such user")
              .contains("rejected as spam by the internal server: " + SPAM);
        } else {
          assertThat(held.path("reason").asText()).doesNotContain("spam");
          assertThat(recipients(console, Event.DROPPED)).containsExactly("spam@company.example");
        }

        List.of("spam", "gone").forEach(name -> sink.acceptRecipient(name + "@company.example"));
        sink.answerContentAt(sink.transactions() + 1, SPAM);
        dovecot.deliver("info", PlainMails.mail("two", 3_000));
        assertThat(console.fetch("info")).contains("complete", "1 settled, 0 unsettled");
        assertThat(dovecot.count("info")).isZero();
        assertThat(console.held()).hasSize(then == Then.hold ? 2 : 1);
        assertThat(recipients(console, Event.REJECTED_AS_SPAM)).hasSize(4);
      }
    }
  }

  private static List<String> recipients(Console console, Event event) throws Exception {
    JsonNode rows =
        console.call("Journal", "query", null, "info", null, event.name(), null, null, 100);
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.path("recipient").asText())
        .toList();
  }
}

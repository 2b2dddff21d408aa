package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With Dovecot as the provider: who would have got a mail that is too large hears of it once, over
 * restarts, too; it stays, and comes when the limit is raised (F34, F35, F36, F38).
 */
class TooLargeMailsAreToldOnceJourneyTest {
  private static final String USER = "large";

  @TempDir private Path home;

  @BeforeEach
  void require() {
    Dovecot.require();
  }

  private static List<SinkMail> notices(SmtpSink sink) {
    return sink.mails().stream().filter(mail -> mail.specimenId().isEmpty()).toList();
  }

  private static List<String> specimens(SmtpSink sink) {
    return sink.mails().stream().flatMap(mail -> mail.specimenId().stream()).toList();
  }

  @Test
  void byASettingAndByWhatTheInternalServerSays() throws Exception {
    try (Dovecot dovecot = new Dovecot(List.of(USER));
        SmtpSink sink = SmtpSink.keepingContent().largest(40_000)) {
      dovecot.deliver(USER, PlainMails.mail(0, 2_000));
      dovecot.deliver(USER, PlainMails.mail(1, 30_000));
      dovecot.deliver(USER, PlainMails.mail(2, 60_000));
      Console console = new Console(home);
      SiteSettings strict = new SiteSettings(sink.port()).mailbox(dovecot, USER, "max-size: 20KB");
      try (GatewayProcess gateway = strict.gateway(home).start()) {
        assertThat(console.fetch(USER))
            .startsWith("complete: 3 listed, 1 fetched")
            .contains("2 left");
        assertThat(console.fetch(USER))
            .startsWith("complete: 2 listed, 0 fetched")
            .contains("0 left");
        gateway.restart();
        assertThat(console.fetch(USER))
            .startsWith("complete: 2 listed, 0 fetched")
            .contains("0 left");
      }
      assertThat(notices(sink))
          .hasSize(2)
          .allSatisfy(TooLargeMailsAreToldOnceJourneyTest::isNotice);
      assertThat(specimens(sink)).containsExactly("plain-0");

      SiteSettings noLimit = new SiteSettings(sink.port()).mailbox(dovecot, USER);
      dovecot.deliver(USER, PlainMails.mail(3, 50_000));
      try (GatewayProcess gateway = noLimit.gateway(home).start()) {
        assertThat(console.fetch(USER))
            .contains(
                "warning: 1 mail is larger than the 40000 octets that the internal server takes")
            .contains("3 listed, 1 fetched");
        assertThat(gateway.isAlive()).isTrue();
        assertThat(notices(sink)).hasSize(3);
        sink.largest(100_000);
        assertThat(console.fetch(USER)).startsWith("complete: 2 listed, 2 fetched");
      }
      assertThat(specimens(sink))
          .containsExactlyInAnyOrder("plain-0", "plain-1", "plain-2", "plain-3");
      assertThat(notices(sink)).hasSize(3);
      assertThat(dovecot.count(USER)).isZero();
    }
  }

  private static void isNotice(SinkMail notice) {
    String text = new String(notice.content().orElseThrow(), StandardCharsets.UTF_8);
    assertThat(notice.recipients()).containsExactly(SiteSettings.addressOf(USER));
    assertThat(text).contains("Auto-Submitted: auto-generated", "A mail is too large: plain-");
  }
}

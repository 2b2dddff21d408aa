package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A mailbox with 5,000 mails at Dovecot, 500 a session: each session delivers the next 500, and in
 * the end each mail has arrived once.
 */
class FiveThousandMailsInTenSessionsJourneyTest {
  private static final String USER = "full";
  private static final int MAILS = 5_000;
  private static final int A_SESSION = 500;

  @TempDir private Path home;

  @BeforeEach
  void require() {
    Dovecot.require();
  }

  private static Set<String> identities(int from, int to) {
    return IntStream.range(from, to).mapToObj(PlainMails::identity).collect(Collectors.toSet());
  }

  @Test
  void inOrderAllExactlyOnce() throws Exception {
    try (Dovecot dovecot = new Dovecot(List.of(USER));
        SmtpSink sink = SmtpSink.digesting()) {
      for (int i = 0; i < MAILS; i++) {
        dovecot.deliver(USER, PlainMails.mail(i, 1_000));
      }
      SiteSettings settings =
          new SiteSettings(sink.port()).mailbox(dovecot, USER, "max-mails: " + A_SESSION);
      Console console = new Console(home);
      try (GatewayProcess gateway = settings.gateway(home).start()) {
        for (int from = 0; from < MAILS; from += A_SESSION) {
          String report = console.fetch(USER);
          assertThat(report).contains(MAILS - from + " listed, 500 fetched", "500 deleted");
          Set<String> came = new HashSet<>();
          sink.mails().subList(from, sink.count()).forEach(mail -> came.add(mail.identity()));
          assertThat(came).isEqualTo(identities(from, from + A_SESSION));
          assertThat(report.contains("limit of 500 mails")).isEqualTo(from + A_SESSION < MAILS);
        }
        assertThat(console.fetch(USER)).startsWith("complete: 0 listed");
        assertThat(gateway.stop()).isNotNegative();
      }
      assertThat(sink.count()).isEqualTo(MAILS);
      assertThat(sink.identities()).hasSize(MAILS);
    }
  }
}

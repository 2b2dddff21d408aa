package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.fetch.pop3.FakePop3;
import io.postern.hold.Held;
import io.postern.wire.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mails that make programs stumble pass every inspector that leaves no mark: clamd, and rules that
 * look at everything and are about none of them.
 */
class InspectedMailIsUnchangedJourneyTest {
  private static final String USER = "exact";
  private static final Secret PASSWORD = new Secret("kept-octet-for-octet");
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @Test
  void eachArrivesOnceOctetForOctet(@TempDir Path home) throws Exception {
    RealClamd.require();
    try (RealClamd clamd = new RealClamd();
        FakePop3 provider = FakePop3.with().login(USER, PASSWORD.reveal()).pipelining();
        SmtpSink sink = SmtpSink.digesting()) {
      Consignment consignment = into(provider);
      provider.start();
      SiteSettings settings = new SiteSettings(sink.port());
      settings.mailbox(USER, provider.port(), PASSWORD, "every: 500ms");
      settings.also(
          "inspect:",
          "  rules-unknown: deliver",
          "  antivirus: {clamd: {address: \"" + clamd.tcp() + "\"}, unknown: deliver}");
      Files.writeString(home.resolve("rules.yaml"), RulesAboutEverything.YAML);
      try (GatewayProcess gateway = settings.gateway(home).start()) {
        await().atMost(PATIENCE).until(() -> provider.uidls().isEmpty());
        gateway.stop();
        assertNoStackTrace(gateway);
      }
      assertThat(consignment.namesOf(sink.mails()))
          .containsExactlyInAnyOrderElementsOf(consignment.deliverable());
      assertThat(namesInHold(home, consignment))
          .as("only what must not be sent to any server")
          .containsExactlyInAnyOrderElementsOf(consignment.dangerous());
    }
  }

  private static Consignment into(FakePop3 provider) throws IOException {
    Consignment consignment = new Consignment(UnaryOperator.identity());
    int number = 0;
    for (AwkwardMail mail : AwkwardMails.all()) {
      provider.mail("mail-" + number++, mail.octets());
      consignment.add(USER, mail, lastLineEnded(mail.octets()));
    }
    return consignment;
  }

  /** POP3 and SMTP know complete lines only; of nothing they make nothing. */
  private static byte[] lastLineEnded(byte[] octets) {
    int n = octets.length;
    if (n == 0 || (n > 1 && octets[n - 2] == '\r' && octets[n - 1] == '\n')) {
      return octets;
    }
    byte[] ended = Arrays.copyOf(octets, n + 2);
    ended[n] = '\r';
    ended[n + 1] = '\n';
    return ended;
  }

  private static void assertNoStackTrace(GatewayProcess gateway) {
    assertThat(gateway.output().lines())
        .noneMatch(line -> line.startsWith("\tat ") || line.startsWith("Caused by: "))
        .noneMatch(line -> line.contains(" ERROR "));
  }

  private static List<String> namesInHold(Path home, Consignment consignment) throws IOException {
    List<String> names = new ArrayList<>();
    try (Books books = new Books(home)) {
      for (Held held : books.held()) {
        String digest = Trace.sha256Below(books.content(held));
        names.add(consignment.nameOf(held.account(), digest));
      }
    }
    return names;
  }
}

package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another process keeps the gateway's database locked, as a backup program or a person with a shell
 * does: a client waits, or is asked to come again, and is never told 250 for nothing.
 */
class LockedStoreJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String SENDER = "<anna@company.example>";
  private static final List<String> RECIPIENT = List.of("<you@other.example>");
  private static final int OCTETS = 20_000;

  @TempDir private Path home;

  private SendingSite site;

  private CompletableFuture<String> hand(String identity) {
    byte[] mail = PlainMails.mail(identity, OCTETS);
    Executor client = work -> new Thread(work, "client").start();
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return SubmittingClient.submitOnce(site.acceptPort(), SENDER, RECIPIENT, mail);
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
        },
        client);
  }

  @Test
  void theClientHears250WhenTheMailIsWrittenAndNotBefore() throws Exception {
    try (SmtpSink smarthost = SmtpSink.digesting()) {
      site = new SendingSite(smarthost.port()).smarthost("isp", smarthost.port());
      QueueOfGateway queue = new QueueOfGateway(home.resolve("data"));
      try (GatewayProcess gateway = site.gateway(home).start()) {
        Connection backup = queue.lock();
        CompletableFuture<String> patient = hand("patient");
        try (backup) {
          await("while it cannot be written")
              .during(Duration.ofSeconds(2))
              .atMost(Duration.ofSeconds(60))
              .until(() -> !patient.isDone());
        }
        assertThat(patient.get(90, TimeUnit.SECONDS)).startsWith("250");
        await().atMost(PATIENCE).until(() -> queue.mails() == 0);

        try (Connection lock = queue.lock()) {
          assertThat(hand("sent-away").get(90, TimeUnit.SECONDS)).startsWith("451 4.3.0");
          assertThat(gateway.output()).contains("another program keeps the database", "locked");
          lock.createStatement().execute("ROLLBACK");
        }
        assertThat(hand("again").get(90, TimeUnit.SECONDS)).startsWith("250");
        smarthost.awaitCount(2, PATIENCE);
        await().atMost(PATIENCE).until(() -> queue.mails() == 0);
        assertThat(smarthost.identities()).containsOnlyKeys("patient", "again");
        assertThat(smarthost.count()).isEqualTo(2);
      }
    }
  }
}

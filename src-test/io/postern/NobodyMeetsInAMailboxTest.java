package io.postern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.fetch.MailboxConsumer;
import io.postern.fetch.pop3.Answer;
import io.postern.fetch.pop3.FakePop3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command by hand and a session of the gateway are never in a mailbox at the same time. */
class NobodyMeetsInAMailboxTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path home;

  private final FakePop3 provider = FakePop3.with("a1", "one\r\n", "a2", "two\r\n").start();
  private final CountDownLatch second = new CountDownLatch(1);
  private final CountDownLatch hand = new CountDownLatch(1);
  private RunningSite site;
  private MailboxConsumer mailbox;

  @BeforeEach
  void start() throws Exception {
    String yaml =
        """
        postern:
          postmaster: postmaster@company.example
          deliver: {server: {host: 127.0.0.1, port: 9}}
          accounts:
            anna: {host: 127.0.0.1, port: %d, security: none, username: anna, password: geheim}
          recipients:
            - {name: "a", endpoint: "file:%s/got", accounts: [anna], all-mail: true}
        """
            .formatted(provider.port(), home);
    Files.writeString(home.resolve("application.yaml"), yaml);
    site = new RunningSite(home);
    mailbox = site.account("anna");
  }

  @AfterEach
  void stop() throws IOException {
    second.countDown();
    hand.countDown();
    site.close();
    provider.close();
  }

  /** Begins a session that stops before its second mail. */
  private void beginSession() {
    provider.on("RETR 2", Answer.when(second, Answer.asUsual()));
    assertThat(mailbox.requestSession()).isTrue();
    await().atMost(PATIENCE).until(() -> provider.commands().contains("RETR 2"));
  }

  private FutureTask<Long> byHand() {
    FutureTask<Long> errand =
        new FutureTask<>(() -> mailbox.alone(PATIENCE, mailbox::sessionsEnded));
    new Thread(errand, "by hand").start();
    return errand;
  }

  @Test
  void aCommandWaitsForTheEndOfTheSession() throws Exception {
    beginSession();
    FutureTask<Long> errand = byHand();
    await().during(Duration.ofMillis(200)).atMost(PATIENCE).until(() -> !errand.isDone());
    second.countDown();
    assertThat(errand.get()).as("sessions that had ended when it began").isEqualTo(1);
    assertThat(site.mailsIn("got")).isEqualTo(2);
  }

  @Test
  void aCommandWhosePatienceEndsSaysWhatIsTheMatterAndDisturbsNothing() throws Exception {
    beginSession();
    assertThatThrownBy(() -> mailbox.alone(Duration.ofMillis(50), () -> "never"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("somebody is in the mailbox of anna: a session of the gateway");
    assertThat(mailbox.isInSession()).isTrue();
    second.countDown();
    await().atMost(PATIENCE).until(() -> mailbox.sessionsEnded() == 1);
    assertThat(site.mailsIn("got")).isEqualTo(2);
  }

  @Test
  void noSessionBeginsWhileAHandIsInTheMailbox() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    FutureTask<Long> errand =
        new FutureTask<>(
            () ->
                mailbox.alone(
                    PATIENCE,
                    () -> {
                      inside.countDown();
                      hand.await();
                      return mailbox.sessionsEnded();
                    }));
    new Thread(errand, "by hand").start();
    inside.await();
    assertThat(mailbox.requestSession()).isFalse();
    assertThat(provider.connections()).isZero();
    hand.countDown();
    assertThat(errand.get()).isZero();
    assertThat(mailbox.requestSession()).isTrue();
    await().atMost(PATIENCE).until(() -> mailbox.sessionsEnded() == 1);
    assertThat(site.mailsIn("got")).isEqualTo(2);
  }

  @Test
  void anErrandThatFailsLeavesTheMailboxFree() {
    assertThatThrownBy(
            () ->
                mailbox.alone(
                    PATIENCE,
                    () -> {
                      throw new IOException("refused");
                    }))
        .hasMessage("refused");
    assertThat(mailbox.requestSession()).isTrue();
    await().atMost(PATIENCE).until(() -> mailbox.sessionsEnded() == 1);
  }
}

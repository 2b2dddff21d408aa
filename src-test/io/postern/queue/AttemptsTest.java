package io.postern.queue;

import static io.postern.queue.Office.A;
import static io.postern.queue.Office.B;
import static io.postern.queue.Office.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.journal.Event;
import io.postern.journal.Line;
import io.postern.mail.Priority;
import io.postern.queue.Settlement.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AttemptsTest extends InAnOffice {
  private static final Fate OK = new Fate.Delivered("250 2.0.0 ok");
  private static final Fate NO = new Fate.Failed("550 5.1.1 unknown");
  private static final Fate LATER = new Fate.Open("450 4.2.0 busy");

  @Test
  void aMailLeavesWhenNoRecipientIsOpen() {
    office.put(office.deposit("M1", A, B));
    Transit transit = office.begin("M1");
    assertThat(office.get("M1").state()).isEqualTo(State.SENDING);
    office.queue.settle(transit, office.settlement(Map.of(A, OK, B, NO)));
    assertThat(office.queue.find("M1")).isEmpty();
    assertThat(office.queue.counts().mails()).isZero();
  }

  @Test
  void onlyOpenRecipientsAreTriedAgain() {
    office.put(office.deposit("M1", A, B));
    Transit first = office.begin("M1");
    office.queue.settle(first, office.settlement(Map.of(A, OK, B, LATER)));
    Queued between = office.get("M1");
    assertThat(between.state()).isEqualTo(State.DUE);
    assertThat(between.attempts()).isEqualTo(1);
    assertThat(between.dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    assertThat(between.note()).isEqualTo("later");
    assertThat(between.recipients())
        .containsExactly(
            new QueuedRecipient(A, QueuedRecipient.State.DELIVERED, "250 2.0.0 ok"),
            new QueuedRecipient(B, QueuedRecipient.State.OPEN, "450 4.2.0 busy"));
    assertThat(office.refusal("M1")).contains("not to be sent before");
    office.clock.advance(Duration.ofMinutes(10));
    Transit second = office.begin("M1");
    assertThat(second.mail().envelope().recipients()).containsExactly(B);
    assertThat(second.queued().envelope().recipients()).containsExactly(A, B);
    assertThat(second.queued().attempts()).isEqualTo(1);
  }

  @Test
  void aMailIsBegunOnce() {
    office.put("M1");
    office.begin("M1");
    assertThat(office.refusal("M1")).contains("being sent");
  }

  @Test
  void anAttemptIsSettledOnce() {
    office.put("M1");
    Transit transit = office.begin("M1");
    office.queue.settle(transit, office.settlement(transit, LATER));
    Settlement again = office.settlement(transit, OK);
    assertThatThrownBy(() -> office.queue.settle(transit, again))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("M1");
    assertThat(office.get("M1").state()).isEqualTo(State.DUE);
  }

  @Test
  void anAttemptThatDoesNotCountIsNotCounted() {
    office.put("M1");
    Transit transit = office.begin("M1");
    office.queue.settle(
        transit,
        new Settlement(
            Map.of(A, LATER), NOW, Optional.empty(), false, true, "", List.of(), List.of()));
    assertThat(office.get("M1").attempts()).isZero();
    assertThat(office.get("M1").delayTold()).isTrue();
  }

  @Test
  void aMailThatAPersonMustDecideAboutIsHeld() {
    office.put("M1");
    Transit transit = office.begin("M1");
    office.queue.settle(
        transit,
        new Settlement(
            Map.of(A, LATER),
            NOW,
            Optional.of("login refused"),
            true,
            false,
            "",
            List.of(new Line(Event.HELD, null, "login refused")),
            List.of()));
    assertThat(office.get("M1").state()).isEqualTo(State.HELD);
    assertThat(office.get("M1").note()).isEqualTo("login refused");
    assertThat(office.refusal("M1")).isEqualTo("login refused");
    assertThat(office.journal("M1")).containsExactly("HELD login refused");
  }

  @Test
  void noticesComeIntoTheQueueWithWhatTheyAreAbout() throws Exception {
    office.put("M1");
    Transit transit = office.begin("M1");
    Deposit small =
        office.deposit(Office.mail("N1", Optional.empty(), "x", A), Priority.NORMAL, "internal");
    Deposit large =
        office.deposit(
            Office.mail("N2", Optional.empty(), "x".repeat(9_000), A), Priority.NORMAL, "internal");
    office.queue.settle(
        transit,
        new Settlement(
            Map.of(A, NO),
            NOW,
            Optional.empty(),
            true,
            false,
            "",
            List.of(new Line(Event.RETURNED, "a@customer.example", "550")),
            List.of(small, large)));
    assertThat(office.queue.find("M1")).isEmpty();
    assertThat(office.journal("M1")).containsExactly("RETURNED a@customer.example 550");
    assertThat(office.begin("N1").mail().content().size()).isEqualTo(office.get("N1").size());
    assertThat(office.begin("N2").mail().content().open().readAllBytes())
        .hasSize((int) office.get("N2").size());
  }

  @Test
  void whatWasSentIsNotForgottenWhileTheStoreFails() {
    office.put(office.deposit("M1", A, B));
    Transit transit = office.begin("M1");
    office.store.commit(tx -> tx.update("ALTER TABLE queue RENAME TO away"));
    CompletableFuture<Void> settled =
        CompletableFuture.runAsync(
            () -> office.queue.settle(transit, office.settlement(Map.of(A, OK, B, LATER))));
    await()
        .during(Duration.ofMillis(200))
        .atMost(Duration.ofSeconds(60))
        .until(() -> !settled.isDone());
    office.store.commit(tx -> tx.update("ALTER TABLE away RENAME TO queue"));
    await().atMost(Duration.ofSeconds(60)).until(settled::isDone);
    assertThat(office.get("M1").recipients().get(0).state())
        .isEqualTo(QueuedRecipient.State.DELIVERED);
  }

  @Test
  void aMailThatCannotBeBegunStaysDue() {
    office.put("M1");
    office.store.commit(tx -> tx.update("ALTER TABLE queue RENAME TO away"));
    assertThatThrownBy(() -> office.queue.begin("M1")).hasMessageContaining("no such table");
    office.store.commit(tx -> tx.update("ALTER TABLE away RENAME TO queue"));
    assertThat(office.get("M1").state()).isEqualTo(State.DUE);
    assertThat(office.begin("M1").mail().id()).isEqualTo("M1");
  }

  @Test
  void anAttemptThatNobodySettledIsCountedAndMadeAgainLater() {
    office.put("M1");
    assertThat(office.queue.giveBack(office.begin("M1"), "out of order")).isTrue();
    assertThat(office.get("M1").dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
    assertThat(office.get("M1").attempts()).isEqualTo(1);
    assertThat(office.get("M1").note()).isEqualTo("out of order");
    office.clock.advance(Duration.ofMinutes(1));
    Transit second = office.begin("M1");
    assertThat(office.queue.giveBack(second, "again")).isTrue();
    assertThat(office.get("M1").dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(3)));
    assertThat(office.queue.giveBack(second, "twice")).isFalse();
  }

  @Test
  void aMailThatIsAlwaysGivenBackIsHeldInTheEnd() {
    office.put("M1");
    for (int i = 0; i < 100; i++) {
      assertThat(office.get("M1").state()).isEqualTo(State.DUE);
      office.queue.giveBack(office.begin("M1"), "out of order");
      office.clock.advance(Duration.ofHours(1));
    }
    assertThat(office.get("M1").state()).isEqualTo(State.HELD);
  }

  @Test
  void whatWasBeingSentWhenTheProcessEndedIsInDoubtAndDueAgain() {
    office.put(office.deposit("M1", A, B));
    office.put("M2");
    Transit first = office.begin("M1");
    office.queue.settle(first, office.settlement(Map.of(A, OK, B, LATER)));
    office.clock.advance(Duration.ofMinutes(10));
    office.begin("M1");
    office.restart();
    assertThat(office.queue.inDoubt()).extracting(Queued::mailId).containsExactly("M1");
    assertThat(office.get("M1").state()).isEqualTo(State.DUE);
    assertThat(office.get("M1").attempts()).isEqualTo(2);
    assertThat(office.journal("M1")).hasSize(1).first().asString().startsWith("IN_DOUBT b@");
    assertThat(office.queue.inDoubt()).isEmpty();
    assertThat(office.begin("M1").mail().envelope().recipients()).containsExactly(B);
    assertThat(office.queue.counts().of().get(State.DUE).mails()).isEqualTo(1);
  }

  @Test
  void aMailThatTheProcessDiesOfIsHeldInTheEnd() {
    office.put("M1");
    for (int i = 0; i < 10; i++) {
      office.begin("M1");
      office.restart();
      office.queue.inDoubt();
    }
    assertThat(office.get("M1").state()).isEqualTo(State.HELD);
    assertThat(office.get("M1").note()).contains("10 times");
  }

  @Test
  void mailForADestinationThatIsGoneGetsAnother() {
    office.put("M1");
    office.put(
        office.deposit(Office.mail("M2", Optional.empty(), "x", A), Priority.HIGH, "internal"));
    office.queue.apply(new Operation.Hold(""), Selection.of("M1"), "me");
    assertThat(office.queue.reassign(List.of("internal", "new"), e -> "new")).isEqualTo(1);
    assertThat(office.get("M1").destination()).isEqualTo("new");
    assertThat(office.get("M2").destination()).isEqualTo("internal");
  }
}

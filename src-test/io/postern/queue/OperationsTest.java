package io.postern.queue;

import static io.postern.queue.Office.A;
import static io.postern.queue.Office.B;
import static io.postern.queue.Office.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.mail.Priority;
import io.postern.queue.Done.Result;
import io.postern.queue.Settlement.Fate;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperationsTest extends InAnOffice {
  private static final Instant LATER = NOW.plus(Duration.ofHours(2));
  private static final Fate BUSY = new Fate.Open("450 busy");

  private Result apply(Operation operation, String id) {
    List<Done> done = office.queue.apply(operation, Selection.of(id), "the operator");
    assertThat(done).hasSize(1);
    assertThat(done.get(0).mailId()).isEqualTo(id);
    return done.get(0).result();
  }

  @Test
  void frozenMailIsSentAtItsMomentAndNotBefore() {
    office.put("M1");
    assertThat(apply(new Operation.Freeze(LATER), "M1")).isEqualTo(Result.DONE);
    assertThat(office.get("M1").state()).isEqualTo(State.FROZEN);
    assertThat(office.refusal("M1")).contains("not to be sent before");
    office.restart();
    assertThat(office.get("M1").dueAt()).isEqualTo(LATER);
    office.clock.advance(Duration.ofHours(2));
    assertThat(office.begin("M1").queued().state()).isEqualTo(State.FROZEN);
    assertThat(office.journal("M1"))
        .containsExactly("FROZEN frozen by the operator until " + LATER);
  }

  @Test
  void frozenForeverMeansUntilSomebodyUnfreezes() throws Exception {
    office.put("M1");
    apply(new Operation.Freeze(Operation.FOREVER), "M1");
    office.clock.advance(Duration.ofDays(10_000));
    assertThat(office.nothingIsDue()).isTrue();
    assertThat(apply(new Operation.Unfreeze(), "M1")).isEqualTo(Result.DONE);
    assertThat(office.next(1)).containsExactly("M1");
    assertThat(office.journal("M1"))
        .containsExactly(
            "FROZEN frozen by the operator", "UNFROZEN to be sent now, by the operator");
  }

  @Test
  void unfreezingWhatIsNotFrozenChangesNothing() {
    office.put("M1");
    assertThat(apply(new Operation.Unfreeze(), "M1")).isEqualTo(Result.UNCHANGED);
    apply(new Operation.Hold("why"), "M1");
    assertThat(apply(new Operation.Unfreeze(), "M1")).isEqualTo(Result.UNCHANGED);
    assertThat(office.get("M1").state()).isEqualTo(State.HELD);
  }

  @Test
  void heldMailWaitsForAPerson() throws Exception {
    office.put("M1");
    assertThat(apply(new Operation.Hold("suspicious"), "M1")).isEqualTo(Result.DONE);
    assertThat(office.refusal("M1")).isEqualTo("held by the operator: suspicious");
    office.clock.advance(Duration.ofDays(1));
    assertThat(office.nothingIsDue()).isTrue();
    assertThat(apply(new Operation.SendNow(), "M1")).isEqualTo(Result.DONE);
    assertThat(office.next(1)).containsExactly("M1");
  }

  @Test
  void sendNowWakesADestinationThatRests() throws Exception {
    office.put("M1");
    office.put("M2");
    office.queue.restUntil("isp", LATER);
    assertThat(office.nothingIsDue()).isTrue();
    assertThat(office.refusal("M1")).contains("isp rests until");
    assertThat(apply(new Operation.SendNow(), "M2")).isEqualTo(Result.UNCHANGED);
    assertThat(office.next(2)).containsExactly("M1", "M2");
    assertThat(office.woken).containsExactly("isp");
  }

  @Test
  void removedMailIsGoneAndNobodyIsTold() {
    Deposit large =
        office.deposit(
            Office.mail("M1", Optional.of(B), "x".repeat(9_000), A), Priority.NORMAL, "isp");
    office.put(large);
    assertThat(apply(new Operation.Remove(), "M1")).isEqualTo(Result.DONE);
    assertThat(office.queue.find("M1")).isEmpty();
    assertThat(folder.resolve("outgoing").resolve("M1.eml")).doesNotExist();
    assertThat(office.told).isEmpty();
    assertThat(office.journal("M1"))
        .containsExactly("REMOVED by the operator; its sender was not told");
    assertThat(apply(new Operation.Remove(), "M1")).isEqualTo(Result.NOT_THERE);
    assertThat(office.refusal("M1")).contains("not in the queue");
  }

  @Test
  void returnedMailIsGoneAndItsSenderIsTold() {
    office.put(office.deposit("M1", A, B));
    Transit transit = office.begin("M1");
    office.queue.settle(
        transit, office.settlement(Map.of(A, new Fate.Delivered("250 ok"), B, BUSY)));
    assertThat(apply(new Operation.Return(), "M1")).isEqualTo(Result.DONE);
    assertThat(office.told).containsExactly("M1 [b@customer.example]");
    assertThat(office.queue.list(QueueQuery.ALL))
        .extracting(Queued::mailId)
        .containsExactly("DSNM1");
    assertThat(office.journal("M1"))
        .containsExactly("RETURNED by the operator; its sender is told by mail DSNM1");
    assertThat(apply(new Operation.Return(), "NONE")).isEqualTo(Result.NOT_THERE);
  }

  @Test
  void whereNobodyCanBeToldTheMailIsRemovedAllTheSame() {
    office.put(office.deposit(Office.mail("M1", Optional.empty(), "x", A), Priority.NORMAL, "isp"));
    assertThat(apply(new Operation.Return(), "M1")).isEqualTo(Result.NOBODY_TO_TELL);
    assertThat(office.queue.find("M1")).isEmpty();
    assertThat(office.journal("M1")).hasSize(1).first().asString().startsWith("REMOVED by");
  }

  @Test
  void aReturnThatCannotBeWrittenLeavesTheMail() {
    office.put("M1");
    office.put(office.deposit("DSNM1", B));
    assertThatThrownBy(() -> apply(new Operation.Return(), "M1")).hasMessageContaining("UNIQUE");
    assertThat(office.get("M1").state()).isEqualTo(State.DUE);
    assertThat(office.journal("M1")).isEmpty();
  }

  private void settleOpen(Transit transit) {
    office.queue.settle(transit, office.settlement(transit, BUSY));
  }

  @Test
  void whatIsWantedWhileSendingIsDoneToWhatIsLeft() {
    for (String id : List.of("FRZ", "HLD", "REM", "RET", "NOW", "UNF")) {
      office.put(id);
    }
    List<Transit> transits = new ArrayList<>();
    List.of("FRZ", "HLD", "REM", "RET", "NOW", "UNF").forEach(id -> transits.add(office.begin(id)));
    assertThat(apply(new Operation.Freeze(LATER), "FRZ")).isEqualTo(Result.AFTER_ATTEMPT);
    assertThat(apply(new Operation.Hold("why"), "HLD")).isEqualTo(Result.AFTER_ATTEMPT);
    assertThat(apply(new Operation.Remove(), "REM")).isEqualTo(Result.AFTER_ATTEMPT);
    assertThat(apply(new Operation.Return(), "RET")).isEqualTo(Result.AFTER_ATTEMPT);
    assertThat(apply(new Operation.SendNow(), "NOW")).isEqualTo(Result.AFTER_ATTEMPT);
    assertThat(apply(new Operation.Freeze(LATER), "UNF")).isEqualTo(Result.AFTER_ATTEMPT);
    assertThat(apply(new Operation.Unfreeze(), "UNF")).isEqualTo(Result.AFTER_ATTEMPT);
    assertThat(apply(new Operation.Unfreeze(), "UNF")).isEqualTo(Result.UNCHANGED);
    assertThat(office.get("HLD").state()).isEqualTo(State.SENDING);
    transits.forEach(this::settleOpen);
    assertThat(office.get("FRZ").state()).isEqualTo(State.FROZEN);
    assertThat(office.get("FRZ").dueAt()).isEqualTo(LATER);
    assertThat(office.get("HLD").state()).isEqualTo(State.HELD);
    assertThat(office.get("HLD").note()).isEqualTo("held by the operator: why");
    assertThat(office.queue.find("REM")).isEmpty();
    assertThat(office.queue.find("RET")).isEmpty();
    assertThat(office.get("DSNRET").destination()).isEqualTo("internal");
    assertThat(office.get("NOW").dueAt()).isEqualTo(NOW);
    assertThat(office.get("UNF").state()).isEqualTo(State.DUE);
    assertThat(office.get("UNF").dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    assertThat(office.journal("REM")).hasSize(1).first().asString().startsWith("REMOVED");
    assertThat(office.journal("HLD")).hasSize(1).first().asString().startsWith("HELD");
  }

  @Test
  void whatWasDeliveredMeanwhileIsNotHeldOrReturned() {
    office.put("M1");
    Transit transit = office.begin("M1");
    apply(new Operation.Return(), "M1");
    office.queue.settle(transit, office.settlement(transit, new Fate.Delivered("250 ok")));
    assertThat(office.queue.counts().mails()).isZero();
    assertThat(office.told).isEmpty();
  }

  @Test
  void aWishOutlivesTheProcess() {
    office.put("HLD");
    office.put("RET");
    office.begin("HLD");
    office.begin("RET");
    apply(new Operation.Hold("why"), "HLD");
    apply(new Operation.Return(), "RET");
    office.restart();
    office.queue.inDoubt();
    assertThat(office.get("HLD").state()).isEqualTo(State.HELD);
    assertThat(office.queue.find("RET")).isEmpty();
    assertThat(office.queue.find("DSNRET")).isPresent();
    assertThat(office.journal("RET")).hasSize(2).last().asString().startsWith("RETURNED");
  }

  @Test
  void removingWhileSendingRemovesTheFile() {
    office.put(
        office.deposit(
            Office.mail("M1", Optional.of(B), "x".repeat(9_000), A), Priority.NORMAL, "isp"));
    Transit transit = office.begin("M1");
    apply(new Operation.Remove(), "M1");
    assertThat(Files.exists(folder.resolve("outgoing").resolve("M1.eml"))).isTrue();
    settleOpen(transit);
    assertThat(folder.resolve("outgoing").resolve("M1.eml")).doesNotExist();
  }

  @Test
  void aFilterReachesAllThatMatchAndNoOthers() {
    for (int i = 0; i < 450; i++) {
      office.put(office.deposit("M" + (1000 + i), i % 3 == 0 ? A : B));
    }
    List<Integer> chunks = new ArrayList<>();
    long count =
        office.queue.apply(
            new Operation.Freeze(LATER),
            Selection.of(QueueQuery.ALL.recipient("B@customer").limit(1)),
            "me",
            done -> chunks.add(done.size()));
    assertThat(count).isEqualTo(300);
    assertThat(chunks).containsExactly(200, 100);
    assertThat(office.queue.counts().of().get(State.FROZEN).mails()).isEqualTo(300);
    assertThat(office.queue.counts().of().get(State.DUE).mails()).isEqualTo(150);
  }

  @Test
  void returningByAFilterDoesNotReturnTheNotices() {
    office.put("M1");
    office.put("M2");
    List<Done> done =
        office.queue.apply(new Operation.Return(), Selection.of(QueueQuery.ALL), "me");
    assertThat(done).hasSize(2);
    assertThat(office.queue.list(QueueQuery.ALL))
        .extracting(Queued::mailId)
        .containsExactlyInAnyOrder("DSNM1", "DSNM2");
  }

  @Test
  void namesThatAreNotThereAreTold() {
    office.put("M1");
    assertThat(
            office.queue.apply(new Operation.Hold(""), Selection.of(List.of("X", "M1", "Y")), "me"))
        .containsExactly(
            new Done("X", Result.NOT_THERE),
            new Done("M1", Result.DONE),
            new Done("Y", Result.NOT_THERE));
  }
}

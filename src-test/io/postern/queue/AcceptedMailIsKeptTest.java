package io.postern.queue;

import static io.postern.queue.Office.A;
import static io.postern.queue.Office.B;
import static io.postern.queue.Office.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.journal.Event;
import io.postern.journal.Line;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.EnvelopeParameters;
import io.postern.mail.Mail;
import io.postern.mail.Priority;
import io.postern.mail.RecipientParameters;
import io.postern.mail.RecipientParameters.Notify;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedMailIsKeptTest extends InAnOffice {
  private Path file(String id) {
    return folder.resolve("outgoing").resolve(id + ".eml");
  }

  private String content(String id) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    office.queue.content(id, out);
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  @Test
  void allThatIsKnownAboutAMailOutlivesTheProcess() {
    RecipientParameters never =
        new RecipientParameters(Set.of(Notify.NEVER), Optional.of("rfc822;b@old.example"));
    EnvelopeParameters said =
        new EnvelopeParameters(
            true,
            Optional.of(EnvelopeParameters.Ret.HDRS),
            Optional.of("QQ314159"),
            Map.of(B, never));
    Envelope envelope = new Envelope(Address.parse("me@company.example"), List.of(A, B), said);
    office.put(
        new Deposit(
            Office.mail("M1", envelope, "text"),
            Priority.LOW,
            "isp",
            "mailserver [192.0.2.7]",
            State.FROZEN,
            NOW.plusSeconds(60),
            true,
            "waits"));
    Queued before = office.get("M1");
    office.restart();
    assertThat(office.get("M1")).isEqualTo(before);
    assertThat(before.envelope()).isEqualTo(envelope);
    assertThat(before.subject()).isEqualTo("about M1");
    assertThat(before.state()).isEqualTo(State.FROZEN);
    assertThat(before.dueAt()).isEqualTo(NOW.plusSeconds(60));
    assertThat(before.awaitsConnection()).isTrue();
    assertThat(before.acceptedAt()).isEqualTo(NOW);
    assertThat(office.queue.counts().of().get(State.FROZEN))
        .isEqualTo(new QueueCounts.Count(1, before.size()));
    assertThat(office.queue.counts().oldest()).contains(NOW);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, Office.IN_DATABASE, Office.IN_DATABASE + 1, 300_000})
  void theOctetsOfAMailAreKept(int size) throws Exception {
    String octets = ("Subject: x\r\n\r\n" + "\u00e4.\n\r\0".repeat(size)).substring(0, size);
    Mail mail =
        Mail.of(
            "M1",
            new Envelope(Optional.empty(), List.of(A)),
            Content.of(octets.getBytes(StandardCharsets.ISO_8859_1)));
    office.put(office.deposit(mail, Priority.NORMAL, "isp"));
    assertThat(Files.exists(file("M1"))).isEqualTo(size > Office.IN_DATABASE);
    assertThat(content("M1")).isEqualTo(octets);
    Transit fresh = office.begin("M1");
    assertThat(fresh.mail().content().open().readAllBytes())
        .isEqualTo(octets.getBytes(StandardCharsets.ISO_8859_1));
    office.restart();
    assertThat(content("M1")).isEqualTo(octets);
    office.queue.inDoubt();
    Transit again = office.begin("M1");
    assertThat(again.mail().content().open().readAllBytes())
        .isEqualTo(octets.getBytes(StandardCharsets.ISO_8859_1));
    office.queue.settle(again, office.settlement(again, new Settlement.Fate.Delivered("250 ok")));
    assertThat(file("M1")).doesNotExist();
    assertThat(office.queue.find("M1")).isEmpty();
    assertThat(rowsWithContent()).isZero();
    assertThat(office.queue.counts().mails()).isZero();
    assertThat(office.queue.counts().octets()).isZero();
  }

  private int rowsWithContent() {
    return office.store.read(
        tx -> tx.first("SELECT count(*) FROM queue_content", r -> r.getInt(1)).orElseThrow());
  }

  @Test
  void journalLinesAreWrittenWithTheMailOrNotAtAll() {
    Deposit deposit = office.deposit("M1", A);
    office.queue.put(deposit, List.of(new Line(Event.ACCEPTED, null, "from x"))).join();
    assertThatThrownBy(
            () ->
                office.queue.put(deposit, List.of(new Line(Event.ACCEPTED, null, "again"))).join())
        .hasMessageContaining("postern.db");
    assertThat(office.journal("M1")).containsExactly("ACCEPTED from x");
    assertThat(office.queue.counts().mails()).isEqualTo(1);
  }

  @Test
  void aMailThatCouldNotBeWrittenLeavesNoFile() {
    office.store.commit(tx -> tx.update("ALTER TABLE queue RENAME TO away"));
    Deposit large =
        office.deposit(
            Office.mail("M1", Optional.empty(), "x".repeat(5_000), A), Priority.NORMAL, "isp");
    assertThatThrownBy(() -> office.put(large)).hasMessageContaining("no such table");
    assertThat(file("M1")).doesNotExist();
    office.store.commit(tx -> tx.update("ALTER TABLE away RENAME TO queue"));
  }

  @Test
  void aMailWithoutRecipientsIsNotTaken() {
    assertThatThrownBy(() -> office.put(office.deposit("M1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("M1");
  }

  @Test
  void filesWithoutAMailAreSweptAndOthersStay() throws IOException {
    office.put(
        office.deposit(
            Office.mail("M1", Optional.empty(), "x".repeat(5_000), A), Priority.NORMAL, "isp"));
    Files.writeString(file("GONE"), "x");
    Files.writeString(folder.resolve("outgoing").resolve("HALF.eml.part"), "x");
    Files.writeString(folder.resolve("outgoing").resolve("notes.txt"), "x");
    assertThat(office.queue.sweep()).isEqualTo(2);
    assertThat(file("M1")).exists();
    assertThat(folder.resolve("outgoing").resolve("notes.txt")).exists();
  }

  @Test
  void aMailWhoseFileIsGoneIsHeldAndNeverTriedAgain() throws IOException {
    office.put(
        office.deposit(
            Office.mail("M1", Optional.empty(), "x".repeat(5_000), A), Priority.NORMAL, "isp"));
    Files.delete(file("M1"));
    assertThat(office.queue.sweep()).isZero();
    assertThat(office.refusal("M1")).contains("M1").contains("missing");
    assertThat(office.get("M1").state()).isEqualTo(State.HELD);
    assertThat(office.journal("M1")).hasSize(1).first().asString().startsWith("HELD");
    assertThatThrownBy(() -> content("M1")).isInstanceOf(IOException.class);
  }

  @Test
  void aMailThatIsNotThereIsTold() {
    assertThat(office.queue.find("NONE")).isEmpty();
    assertThat(office.refusal("NONE")).contains("not in the queue");
    assertThatThrownBy(() -> content("NONE")).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aSubjectFromAStrangerIsOneHarmlessLine() {
    Mail mail = Office.mail("M1", Optional.empty(), "", A);
    String evil = "Subject: =?utf-8?q?a=0Ab=E2=80=AEc?=" + " x".repeat(400) + "\r\n\r\n";
    Mail other;
    try {
      other = Mail.of("M1", mail.envelope(), Content.of(evil.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    office.put(office.deposit(other, Priority.NORMAL, "isp"));
    assertThat(office.get("M1").subject()).hasSizeLessThanOrEqualTo(200).startsWith("a b");
    assertThat(office.get("M1").subject()).doesNotContain("\u202e");
  }
}

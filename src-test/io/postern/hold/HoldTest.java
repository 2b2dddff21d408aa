package io.postern.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.journal.Entry;
import io.postern.journal.Journal;
import io.postern.journal.JournalQuery;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import io.postern.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final String TEXT =
      "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nX: \u00e4\r\n\r\n.\r\nbody\nwithout\rends";
  private static final String A = "a@example.org";
  private static final String B = "b@example.org";

  @TempDir Path folder;
  private Store store;
  private Journal journal;
  private Hold hold;

  @BeforeEach
  void open() throws IOException {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    store = Store.open(folder.resolve("postern.db"), clock);
    journal = new Journal(store, clock);
    hold = new Hold(store, journal, files(), clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Path files() {
    return folder.resolve("hold");
  }

  private static byte[] octets() {
    return TEXT.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Mail mail(String id) throws IOException {
    Envelope envelope = new Envelope(Address.parse("sender@example.org"), List.of());
    return Mail.of(id, envelope, Content.of(octets()));
  }

  private List<String> journal(String id) {
    return journal.query(JournalQuery.ALL.mail(id)).stream()
        .sorted((x, y) -> Long.compare(x.seq(), y.seq()))
        .map(HoldTest::words)
        .toList();
  }

  private static String words(Entry e) {
    return e.event() + " " + e.recipient() + " " + e.detail();
  }

  @Test
  void aKeptMailIsThereByteForByteWithItsEnvelopeAndReason() throws IOException {
    hold.keep(mail("M1"), "info", List.of(A, B), "550 no\r\nsuch user");

    assertThat(hold.find("M1"))
        .contains(
            new Held(
                "M1",
                "info",
                "sender@example.org",
                "Grüße",
                List.of(A, B),
                "550 no such user",
                NOW,
                octets().length,
                false));
    assertThat(hold.content("M1")).hasBinaryContent(octets());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    hold.export("M1", out);
    assertThat(out.toByteArray()).isEqualTo(octets());
    assertThat(journal("M1"))
        .containsExactly("HELD " + A + " 550 no such user", "HELD " + B + " 550 no such user");
    assertThat(hold.count()).isEqualTo(1);
  }

  @Test
  void onlyTheGatewayCanReadTheFiles() throws IOException {
    hold.keep(mail("M1"), "info", List.of(), "x");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files())))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(hold.content("M1"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aContentInPiecesFromMemoryAndFilesIsWrittenInOrder() throws IOException {
    Path spool = folder.resolve("spool");
    Files.write(spool, ("spare" + TEXT).getBytes(StandardCharsets.ISO_8859_1));
    try (FileChannel file = FileChannel.open(spool)) {
      Content content = Content.of(file, file.size(), null).from(5);
      Mail mail = Mail.of("M1", new Envelope(Optional.empty(), List.of()), content);
      hold.keep(mail.withOnTop("Received: here\r\n"), "info", List.of(), "x");
    }
    assertThat(hold.content("M1"))
        .hasBinaryContent(("Received: here\r\n" + TEXT).getBytes(StandardCharsets.ISO_8859_1));
    assertThat(hold.find("M1").orElseThrow().sender()).isEmpty();
  }

  @Test
  void aContentThatEndsEarlyIsNotKept() throws IOException {
    Path spool = folder.resolve("spool");
    Files.write(spool, octets());
    try (FileChannel file = FileChannel.open(spool)) {
      Content content = Content.of(file, file.size() + 10, null);
      Mail mail = new Mail("M1", mail("M1").envelope(), content, mail("M1").header());
      assertThatThrownBy(() -> hold.keep(mail, "info", List.of(), "x"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("10 octets early");
    }
    assertThat(hold.count()).isZero();
    assertThat(files()).isEmptyDirectory();
  }

  @Test
  void keepingAMailAgainAddsRecipientsAndNeverDoublesIt() throws IOException {
    hold.keep(mail("M1"), "info", List.of(A), "550 a");
    hold.notified(List.of("M1"));
    hold.keep(mail("M1"), "info", List.of(A), "550 a");
    assertThat(hold.find("M1").orElseThrow().notified()).isTrue();

    hold.keep(mail("M1"), "info", List.of(B), "550 b");
    Held held = hold.find("M1").orElseThrow();
    assertThat(held.recipients()).containsExactly(A, B);
    assertThat(held.reason()).isEqualTo("550 a; 550 b");
    assertThat(held.notified()).as("somebody is new").isFalse();
    assertThat(hold.count()).isEqualTo(1);
    assertThat(journal("M1")).containsExactly("HELD " + A + " 550 a", "HELD " + B + " 550 b");
  }

  @Test
  void heldForWhomRoutingSaysIncludesEverybody() throws IOException {
    hold.keep(mail("M1"), "info", List.of(A), "550");
    hold.keep(mail("M1"), "info", List.of(), "too many attempts");
    hold.keep(mail("M1"), "info", List.of(B), "550");
    assertThat(hold.find("M1").orElseThrow().recipients()).isEmpty();
  }

  @Test
  void aReleaseThatReachedEverybodyEmptiesTheHold() throws IOException {
    hold.keep(mail("M1"), "info", List.of(A, B), "550");
    hold.released("M1", List.of(A, B), List.of());
    assertThat(hold.find("M1")).isEmpty();
    assertThat(files()).isEmptyDirectory();
    assertThat(journal("M1")).endsWith("RELEASED " + A + " ", "RELEASED " + B + " ");
  }

  @Test
  void whoWasNotReachedByAReleaseStaysHeld() throws IOException {
    hold.keep(mail("M1"), "info", List.of(A, B), "550");
    hold.released("M1", List.of(A), List.of());
    assertThat(hold.find("M1").orElseThrow().recipients()).containsExactly(B);

    hold.keep(mail("M2"), "info", List.of(), "too many attempts");
    hold.released("M2", List.of(A), List.of(B));
    assertThat(hold.find("M2").orElseThrow().recipients()).containsExactly(B);
    hold.released("M2", List.of(B), List.of());
    assertThat(hold.find("M2")).isEmpty();
  }

  @Test
  void aDroppedMailIsGoneAndTheJournalSaysSo() throws IOException {
    hold.keep(mail("M1"), "info", List.of(A), "550");
    hold.drop("M1");
    assertThat(hold.count()).isZero();
    assertThat(files()).isEmptyDirectory();
    assertThat(journal("M1")).endsWith("DROPPED " + A + " ");
    assertThatThrownBy(() -> hold.drop("M1"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("no mail M1 is held");
    assertThatThrownBy(() -> hold.content("M1")).isInstanceOf(NoSuchElementException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../postern", "a/b", "M1.eml", "M1\n", "M 1", "\u00e4", "M1\0"})
  void whatIsNoMailIdNeverBecomesAPath(String id) {
    assertThatThrownBy(() -> hold.find(id)).hasMessageContaining("not a mail id");
    assertThatThrownBy(() -> hold.content(id)).hasMessageContaining("not a mail id");
    assertThatThrownBy(() -> hold.drop(id)).hasMessageContaining("not a mail id");
    assertThatThrownBy(() -> hold.released(id, List.of(), List.of()))
        .hasMessageContaining("not a mail id");
    assertThatThrownBy(() -> hold.keep(mail(id), "info", List.of(), "x"))
        .hasMessageContaining("not a mail id");
    assertThat(files()).isEmptyDirectory();
  }

  @Test
  void theNewestAreListedFirstAndCriteriaNarrowTheList() throws IOException {
    hold.keep(mail("M1"), "info", List.of(A), "550 100%_sure");
    hold.keep(mail("M2"), "boss", List.of(B), "too large");
    hold.keep(mail("M3"), "info", List.of(B), "virus");

    assertThat(ids(HoldQuery.ALL)).containsExactly("M3", "M2", "M1");
    assertThat(ids(HoldQuery.ALL.limit(1))).containsExactly("M3");
    assertThat(ids(HoldQuery.ALL.account("info"))).containsExactly("M3", "M1");
    assertThat(ids(HoldQuery.ALL.text("B@EXAMPLE"))).containsExactly("M3", "M2");
    assertThat(ids(HoldQuery.ALL.text("0%_S"))).containsExactly("M1");
    assertThat(ids(HoldQuery.ALL.text("0__s"))).isEmpty();
    assertThat(ids(HoldQuery.ALL.text("\\"))).isEmpty();
    assertThat(ids(HoldQuery.ALL.text("sender@").account("boss"))).containsExactly("M2");
  }

  private List<String> ids(HoldQuery q) {
    return hold.list(q).stream().map(Held::mailId).toList();
  }

  @Test
  void thePostmasterHearsOfEachMailOnce() throws IOException {
    hold.keep(mail("M1"), "info", List.of(A), "x");
    hold.keep(mail("M2"), "info", List.of(A), "x");
    assertThat(hold.unnotified(10)).extracting(Held::mailId).containsExactly("M1", "M2");
    assertThat(hold.unnotified(1)).extracting(Held::mailId).containsExactly("M1");
    hold.notified(List.of("M1"));
    assertThat(hold.unnotified(10)).extracting(Held::mailId).containsExactly("M2");
  }

  @Test
  void sweepingRemovesWhatWasLeftHalfDoneAndNothingElse() throws IOException {
    hold.keep(mail("M1"), "info", List.of(A), "x");
    Files.write(files().resolve("M2.eml"), octets());
    Files.write(files().resolve("M3.eml.part"), octets());
    Files.writeString(files().resolve("README"), "an administrator's own");
    hold.keep(mail("M4"), "info", List.of(A), "x");
    Files.delete(files().resolve("M4.eml"));

    assertThat(hold.sweep()).isEqualTo(2);
    try (var left = Files.list(files())) {
      assertThat(left.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("M1.eml", "README");
    }
    assertThat(hold.count()).as("a row without its file is a matter for a person").isEqualTo(2);
    hold.keep(mail("M4"), "info", List.of(A), "x");
    assertThat(hold.content("M4")).hasBinaryContent(octets());
  }

  @Test
  void whenTheRowCannotBeWrittenTheCallerIsToldAndTheNextStartSweeps() throws IOException {
    store.close();
    assertThatThrownBy(() -> hold.keep(mail("M1"), "info", List.of(), "x"))
        .isInstanceOf(RuntimeException.class);
    open();
    assertThat(hold.count()).isZero();
    hold.sweep();
    assertThat(files()).isEmptyDirectory();
  }
}

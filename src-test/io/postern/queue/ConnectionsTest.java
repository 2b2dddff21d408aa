package io.postern.queue;

import static io.postern.queue.Office.A;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Normal mail is collected for 30 minutes and frozen for one, low waits for a connection. */
class ConnectionsTest {
  @TempDir Path folder;
  private Office office;
  private Admission admission;

  @BeforeEach
  void open() {
    office = new Office(folder);
    admission =
        new Admission(
            office.queue,
            Office.settings(folder),
            e -> "isp",
            new Admission.InHouse("internal", address -> false),
            office.clock);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private void admit(String id, String priority) throws IOException {
    byte[] octets = ("Importance: " + priority + "\r\n\r\nx").getBytes(StandardCharsets.US_ASCII);
    Envelope envelope = new Envelope(Optional.empty(), List.of(A));
    admission.admit(
        Mail.of(id, envelope, Content.of(octets)), Optional.empty(), List.of(), List.of());
  }

  @Test
  void aConnectionMakesDueWhatWaitsForIt() throws Exception {
    admit("NORMAL", "normal");
    admit("LOW", "low");
    office.clock.advance(Duration.ofMinutes(1));
    assertThat(office.nothingIsDue()).isTrue();
    assertThat(office.queue.connectionBegins()).isEqualTo(2);
    assertThat(office.next(2)).containsExactly("NORMAL", "LOW");
    assertThat(office.queue.connectionBegins()).isZero();
    assertThat(office.queue.counts().of().get(State.DUE).mails()).isEqualTo(2);
    assertThat(office.queue.counts().of().get(State.FROZEN).mails()).isZero();
    assertThat(office.begin("LOW").queued().state()).isEqualTo(State.DUE);
  }

  @Test
  void theFreezingTimeIsKeptAllTheSame() throws Exception {
    admit("NORMAL", "normal");
    admit("LOW", "low");
    office.clock.advance(Duration.ofSeconds(59));
    assertThat(office.queue.connectionBegins()).isZero();
    assertThat(office.get("LOW").awaitsConnection()).isTrue();
    office.clock.advance(Duration.ofSeconds(1));
    assertThat(office.queue.connectionBegins()).isEqualTo(2);
  }

  @Test
  void collectedMailIsDueByItselfAndWhatOnlyWaitsForAConnectionIsNot() throws Exception {
    admit("NORMAL", "normal");
    admit("LOW", "low");
    office.clock.advance(Duration.ofMinutes(30));
    assertThat(office.next(1)).containsExactly("NORMAL");
    office.clock.advance(Duration.ofDays(365));
    assertThat(office.nothingIsDue()).isTrue();
  }

  @Test
  void collectedMailThatLeavesByItselfTakesOthersAlong() throws Exception {
    admit("NORMAL", "normal");
    admit("LOW", "low");
    office.clock.advance(Duration.ofMinutes(30));
    assertThat(office.get("LOW").state()).isEqualTo(State.FROZEN);
    office.begin("NORMAL");
    assertThat(office.get("LOW").state()).isEqualTo(State.DUE);
    assertThat(office.next(1)).containsExactly("LOW");
  }

  @Test
  void whatAPersonFrozeOrHeldDoesNotLeaveWithAConnection() throws Exception {
    admit("L1", "low");
    admit("L2", "low");
    Operation freeze = new Operation.Freeze(Operation.FOREVER);
    office.queue.apply(freeze, Selection.of("L1"), "me");
    office.queue.apply(new Operation.Hold(""), Selection.of("L2"), "me");
    office.clock.advance(Duration.ofMinutes(1));
    assertThat(office.queue.connectionBegins()).isZero();
  }

  @Test
  void theJournalSaysWhatWasAcceptedAndWhyItWaits() throws Exception {
    admit("LOW", "low");
    admit("HIGH", "high");
    assertThat(office.journal("LOW"))
        .containsExactly(
            "ACCEPTED from the gateway, 20 octets; <>: (no subject)",
            "FROZEN waits for a connection to the provider");
    assertThat(office.journal("HIGH"))
        .containsExactly("ACCEPTED from the gateway, 21 octets; <>: (no subject)");
  }
}

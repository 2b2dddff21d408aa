package io.postern.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.mail.Outcome.Delivered;
import io.postern.trace.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A trace begins and ends when somebody says so, also over connections that are open already. */
class TracesAreSwitchedWhileRunningTest {
  @TempDir private Path folder;

  private final Rig rig = new Rig();
  private Traces traces;
  private Deliveries deliveries;
  private SmtpDelivery delivery;

  @BeforeEach
  void open() {
    traces = new Traces(folder, Clock.systemUTC());
    deliveries = new Deliveries(rig.wires(), Clock.systemUTC(), traces);
    delivery = deliveries.add(rig.settings());
  }

  @AfterEach
  void close() {
    deliveries.close();
    traces.close();
    rig.close();
  }

  private void send() {
    assertThat(delivery.attempt(Rig.mail("Subject: x\r\n\r\n", "a@x.example")).values())
        .hasOnlyElementsOfType(Delivered.class);
  }

  @Test
  void atTheStartNothingIsWritten() {
    send();
    assertThat(traces.active()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void itBeginsAndEndsOverTheSameConnection() throws IOException {
    send();
    Path file = traces.on("server");
    assertThat(traces.active()).containsExactly("server");
    send();
    traces.off("server");
    assertThat(traces.active()).isEmpty();
    send();

    assertThat(rig.server.connections()).isEqualTo(1);
    assertThat(file).isEqualTo(folder.resolve("server.txt"));
    assertThat(Files.readAllLines(file))
        .hasSize(8)
        .first()
        .asString()
        .contains(" >> MAIL FROM:<friend@elsewhere.example>");
  }

  @Test
  void onlyTheServerThatIsNamedIsTraced() throws IOException {
    Path file = traces.on("isp");
    send();
    assertThat(file).isEmptyFile();
  }

  @Test
  void deliveriesToManyServersCanHaveOneTrace() throws IOException {
    Path file = traces.on("direct");
    try (SmtpDelivery one = deliveries.open(rig.settings(), "direct", () -> {})) {
      one.attempt(Rig.mail("Subject: x\r\n\r\n", "a@x.example"));
    }
    assertThat(Files.readString(file)).contains("(connected to 127.0.0.1:");
  }

  @Test
  void switchingTwiceIsSwitchingOnce() throws IOException {
    Path file = traces.on("server");
    traces.on("server");
    send();
    assertThat(Files.readAllLines(file)).filteredOn(line -> line.contains("DATA")).hasSize(1);
    traces.off("server");
    traces.off("server");
    assertThat(traces.active()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../server", "a/b", ".hidden", "a b", "a\nb"})
  void aNameThatLeadsElsewhereIsRefused(String name) {
    assertThatThrownBy(() -> traces.on(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name of a server");
    assertThat(folder).isEmptyDirectory();
  }
}

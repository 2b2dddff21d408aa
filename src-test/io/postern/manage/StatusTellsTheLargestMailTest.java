package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.deliver.Deliveries;
import io.postern.deliver.FakeSmtp;
import io.postern.deliver.ServerSettings;
import io.postern.deliver.SmtpDelivery;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import io.postern.relay.Destinations;
import io.postern.wire.Peer;
import io.postern.wire.Security;
import io.postern.wire.Wires;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** {@code ./postern status} says what servers take, as soon as they have said it. */
class StatusTellsTheLargestMailTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @ParameterizedTest
  @CsvSource({
    "26214400, takes mails up to 25 MB",
    "21000000, takes mails up to 20.0 MB",
    "36700160, takes mails up to 35 MB",
    "512000, takes mails up to 500 KB",
    "1000, takes mails up to 1000 octets",
  })
  void inTheUnitsOfTheSettings(long octets, String words) {
    JsonNode server = new ObjectMapper().valueToTree(Map.of("largestMail", octets));
    assertThat(LargestMail.of(server)).isEqualTo(words);
  }

  @Test
  void nothingWhereItIsNotKnown() {
    assertThat(LargestMail.of(new ObjectMapper().valueToTree(Map.of("largestMail", 0)))).isEmpty();
    assertThat(LargestMail.of(new ObjectMapper().createObjectNode())).isEmpty();
  }

  @Test
  void ofASmarthostAndNotOfOurOwnServerTwice() {
    List<Map<String, Object>> destinations =
        List.of(
            Map.of("name", Destinations.INTERNAL, "largestMail", 26_214_400),
            Map.of("name", "isp", "largestMail", 36_700_160),
            Map.of("name", "other", "largestMail", 0));
    JsonNode all = new ObjectMapper().valueToTree(Map.of("destinations", destinations));
    assertThat(OutgoingStatus.text(all).lines().filter(line -> line.contains("MB")))
        .containsExactly("Smarthost: isp takes mails up to 35 MB");
  }

  @Test
  void theInternalServerIsKnownWhenItGotAMail() throws Exception {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    ServerOperations operations = new ServerOperations(beans.getBeanProvider(Deliveries.class));
    assertThat(operations.show()).isEmpty();
    try (FakeSmtp fake = FakeSmtp.start().offering("SIZE 26214400");
        Wires wires = new Wires();
        Deliveries deliveries = new Deliveries(wires, Clock.systemUTC())) {
      beans.addBean("deliveries", deliveries);
      SmtpDelivery server = deliveries.add(settings(fake));
      assertThat(operations.show())
          .containsEntry("address", "127.0.0.1:" + fake.port())
          .containsEntry("largestMail", 0L);
      server.send(mail());
      assertThat(operations.show()).containsEntry("largestMail", 26_214_400L);
    }
  }

  private static ServerSettings settings(FakeSmtp fake) {
    Peer peer =
        new Peer("127.0.0.1", fake.port(), Security.NONE, Optional.empty(), PATIENCE, PATIENCE);
    return new ServerSettings(
        Destinations.SERVER, peer, Optional.empty(), "gw.example", 2, PATIENCE, PATIENCE);
  }

  private static Mail mail() throws Exception {
    byte[] octets = "Subject: x\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);
    Envelope envelope = new Envelope(Optional.empty(), List.of(Address.of("a@company.example")));
    return Mail.of("M1", envelope, Content.of(octets));
  }
}

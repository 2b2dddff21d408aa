package io.postern.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.deliver.ServerSettings;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.relay.RelaySettings.Smarthost;
import io.postern.wire.Credentials;
import io.postern.wire.Peer;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sender's domain alone decides by which smarthost a mail leaves, and with which login. */
class SmarthostIsChosenBySenderTest {
  private static final Credentials ALL = new Credentials("all", new Secret("a"));
  private static final Credentials BOSS = new Credentials("boss", new Secret("b"));

  private final Smarthosts smarthosts =
      new Smarthosts(
          List.of(
              host("first", Map.of("boss@one.example", BOSS), "one.example", "two.example"),
              host("second", Map.of(), "two.example", "three.example"),
              host("rest", Map.of(), "*"),
              host("unreachable", Map.of(), "four.example")));

  private static Smarthost host(String name, Map<String, Credentials> senders, String... domains) {
    return new Smarthost(name, List.of(domains), Optional.of(server(name)), senders);
  }

  private static ServerSettings server(String name) {
    Peer peer =
        new Peer(
            name + ".example",
            587,
            Security.STARTTLS,
            Optional.empty(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));
    return new ServerSettings(
        name,
        peer,
        Optional.of(ALL),
        "gw.example",
        2,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1));
  }

  private static Envelope from(String sender) {
    return new Envelope(Address.parse(sender), List.of(Address.of("friend@elsewhere.example")));
  }

  @ParameterizedTest
  @CsvSource({
    "anna@one.example, first",
    "anna@ONE.Example, first",
    "anna@two.example, first",
    "anna@three.example, second",
    "anna@sub.one.example, rest",
    "anna@nowhere.example, rest",
    "anna@four.example, rest",
    "'', rest",
    "boss@one.example, first/boss@one.example",
    "Boss@One.example, first/boss@one.example",
    "boss@two.example, first",
  })
  void theFirstThatHasTheDomainIsTaken(String sender, String destination) {
    assertThat(smarthosts.destination(from(sender))).isEqualTo(destination);
  }

  @Test
  void aSendersOwnLoginReplacesThatOfAll() {
    assertThat(smarthosts.server("first/boss@one.example").orElseThrow().login()).contains(BOSS);
    assertThat(smarthosts.server("first").orElseThrow().login()).contains(ALL);
    assertThat(smarthosts.server("first/boss@one.example").orElseThrow().peer())
        .isEqualTo(smarthosts.server("first").orElseThrow().peer());
  }

  @Test
  void allDestinationsAreKnownByName() {
    assertThat(smarthosts.names())
        .containsExactlyInAnyOrder(
            "first", "first/boss@one.example", "second", "rest", "unreachable", "internal");
  }

  @Test
  void aDestinationThatIsGoneIsChosenAnew() {
    assertThat(smarthosts.way("of-last-year", from("anna@three.example")).name())
        .isEqualTo("second");
  }

  @Test
  void aSenderForWhomNothingIsSetGoesNowhere() {
    Smarthosts narrow = new Smarthosts(List.of(host("only", Map.of(), "one.example")));
    assertThat(narrow.destination(from("anna@two.example"))).isEqualTo("none");
    assertThat(narrow.destination(from(""))).isEqualTo("none");
    assertThat(narrow.way("none", from(""))).isInstanceOf(Way.Nowhere.class);
  }

  @Test
  void aSmarthostWithoutAServerIsDirectDelivery() {
    Smarthosts direct =
        new Smarthosts(List.of(new Smarthost("mx", List.of("*"), Optional.empty(), Map.of())));
    assertThat(direct.way("mx", from(""))).isEqualTo(new Way.Direct("mx"));
    assertThat(direct.server("mx")).isEmpty();
  }
}

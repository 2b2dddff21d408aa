package io.postern.accept;

import static io.postern.accept.Arguments.assertIsReply;
import static io.postern.accept.PolicySettings.MAX_SIZE;
import static io.postern.accept.PolicySettings.sender;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is in no network and not logged in sends nothing; who may send, sends as who he may be. */
class OnlyThoseWhoMaySendTest {
  private static final Optional<String> NOBODY = Optional.empty();

  @Test
  void aClientOfANamedNetworkMaySend() throws UnknownHostException {
    Permission permission = PolicySettings.closed().networks("192.0.2.0/24", "::1").permission();
    assertThat(permission.refusalOfClient(host("192.0.2.7"), NOBODY)).isEmpty();
    assertThat(permission.refusalOfClient(host("::1"), NOBODY)).isEmpty();
    assertThat(permission.isTrusted(host("192.0.2.7"), NOBODY)).isTrue();
    assertThat(permission.isTrusted(host("192.0.3.7"), NOBODY)).isFalse();
  }

  @Test
  void whoLoggedInMaySendFromAnywhere() throws UnknownHostException {
    Permission permission = PolicySettings.closed().user("anna", "secret").permission();
    assertThat(permission.refusalOfClient(host("203.0.113.9"), Optional.of("anna"))).isEmpty();
    assertThat(permission.isTrusted(host("203.0.113.9"), Optional.of("anna"))).isTrue();
  }

  @Test
  void aStrangerHearsWhatToDo() throws UnknownHostException {
    String withoutUsers =
        PolicySettings.closed().permission().refusalOfClient(host("203.0.113.9"), NOBODY).get();
    assertThat(withoutUsers).startsWith("550 5.7.1 ").contains("203.0.113.9", "accept.networks");
    assertIsReply(withoutUsers);
    String withUsers =
        PolicySettings.closed()
            .user("anna", "secret")
            .permission()
            .refusalOfClient(host("2001:db8::1"), NOBODY)
            .get();
    assertThat(withUsers).startsWith("530 5.7.0 ").contains("log in").doesNotContain("anna");
    assertIsReply(withUsers);
  }

  @Test
  void withoutAListAnybodyMayBeTheSender() {
    Permission permission = PolicySettings.closed().permission();
    assertThat(permission.refusalOfSender(address("any@body.example"))).isEmpty();
    assertThat(permission.maxSize(address("any@body.example"))).isEqualTo(MAX_SIZE);
  }

  @Test
  void withAListOnlyThoseOnItAre() {
    Permission permission =
        PolicySettings.closed().senders(sender("@company.example")).permission();
    assertThat(permission.refusalOfSender(address("anna@Company.example"))).isEmpty();
    String refusal = permission.refusalOfSender(address("anna@else.example")).get();
    assertThat(refusal).startsWith("550 5.7.1 ").contains("not permitted");
    assertIsReply(refusal);
  }

  @Test
  void theSenderOfNotificationsAlwaysIs() {
    Permission permission =
        PolicySettings.closed().senders(sender("anna@company.example", 5)).permission();
    assertThat(permission.refusalOfSender(Optional.empty())).isEmpty();
    assertThat(permission.maxSize(Optional.empty())).isEqualTo(MAX_SIZE);
  }

  @Test
  void theFirstRuleThatFitsSaysHowLargeAMailMayBe() {
    Permission permission =
        PolicySettings.closed()
            .senders(
                sender("boss@company.example"),
                sender("@company.example", 1_000),
                sender("anna@company.example", 500_000),
                sender("*", 2_000_000_000))
            .permission();
    assertThat(permission.maxSize(address("BOSS@company.example"))).isEqualTo(MAX_SIZE);
    assertThat(permission.maxSize(address("anna@company.example"))).isEqualTo(1_000);
    assertThat(permission.maxSize(address("x@else.example"))).isEqualTo(MAX_SIZE);
  }

  @Test
  void clientsThatMaySendMaySendToAnybody() {
    assertThat(
            PolicySettings.closed().permission().refusalOfRecipient(Address.of("any@body.example")))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0} means {1}: {2}")
  @CsvSource({
    "*, any@body.example, true",
    "anna@company.example, anna@company.example, true",
    "Anna@Company.example, aNNa@cOMPANY.example, true",
    "anna@company.example, anna@company.examples, false",
    "anna@company.example, xanna@company.example, false",
    "anna@company.example, \"anna\"@company.example, false",
    "@company.example, anna@COMPANY.example, true",
    "@company.example, anna@mail.company.example, false",
    "@company.example, anna@xcompany.example, false",
    "company.example, anna@company.example, false",
    "@company.example, \"x@company.example\"@else.example, false",
    "@company.example, \"@company.example\"@else.example, false",
    "@kompany.example, anna@\u212aompany.example, false",
  })
  void aPatternMeansAnAddressADomainOrEverybody(String pattern, String address, boolean meant) {
    assertThat(sender(pattern).matches(Address.of(address))).isEqualTo(meant);
  }

  private static InetAddress host(String literal) throws UnknownHostException {
    return InetAddress.getByName(literal);
  }

  private static Optional<Address> address(String text) {
    return Optional.of(Address.of(text));
  }
}

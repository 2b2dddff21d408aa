package io.postern.accept;

import static io.postern.accept.Arguments.assertIsReply;
import static io.postern.accept.Arguments.bad;
import static io.postern.accept.Arguments.rcpt;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No recipient is taken that one server holds for local and the next one sends elsewhere. */
class RelayTricksAreRefusedTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "<victim%else.example@company.example>             | 553 5.1.3",
        "<victim%else.example%third.example@company.example> | 553 5.1.3",
        "<\"victim%else.example\"@company.example>         | 553 5.1.3",
        "<else.example!victim@company.example>             | 553 5.1.3",
        "<a!b!victim@company.example>                      | 553 5.1.3",
        "<\"else.example!victim\"@company.example>         | 553 5.1.3",
        "<else.example!victim>                             | 553 5.1.3",
        "<victim%else.example>                             | 553 5.1.3",
        "victim%else.example@company.example               | 553 5.1.3",
        "<@company.example:victim@else.example>            | 553 5.1.3",
        "<@company.example,@x.example:victim@else.example> | 553 5.1.3",
        "<@company.example:victim>                         | 553 5.1.3",
        "@company.example:victim@else.example              | 553 5.1.3",
        "<victim@else.example@company.example>             | 553 5.1.3",
        "<\"victim@else.example>                           | 501 5.1.3",
        "<victim@else.example\\@company.example>           | 553 5.1.3",
        "<victim@[192.0.2.1]>                              | 553 5.1.3",
        "<victim@[IPv6:2001:db8::1]>                       | 553 5.1.3",
        "<victim@[127.0.0.1]@company.example>              | 553 5.1.3",
        "<victim@[company.example]>                        | 553 5.1.3",
        "<victim>                                          | 553 5.1.3",
        "victim                                            | 553 5.1.3",
        "<@>                                               | 553 5.1.3",
        "<>                                                | 501 5.1.3",
        "<victim@else.example>@company.example             | 501 5.5.4",
        "<victim@else.example><a@company.example>          | 501 5.5.4",
        "<victim@else.example>,<a@company.example>         | 501 5.5.4",
        "<victim@else.example,a@company.example>           | 553 5.1.3",
        "<victim@else.example;a@company.example>           | 553 5.1.3",
        "<victim@else.example a@company.example>           | 553 5.1.3",
        "<a@company.example> <victim@else.example>         | 501 5.5.4",
        "<a@company.example> RCPT                          | 555 5.5.4",
        "<postmaster@company.example.>                     | 553 5.1.3",
        "<víctim@else.example>                             | 553 5.6.7",
        "<victim@else.example                              | 501 5.1.3",
      })
  void aTrickIsRefusedWhoeverTriesIt(String path, String code) {
    assertThat(bad(RcptCommand.parse("TO:" + path, false), path)).startsWith(code + " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<victim@else.example\0@company.example>",
        "<a@company.example\0>",
        "<a@company.example>\r\nRCPT TO:<victim@else.example>",
        "<a@company.example\r\nRCPT TO:<victim@else.example>",
        "<\"a\nRCPT TO:<victim@else.example>\"@company.example>",
        "<a@company.example>\u2028RCPT TO:<victim@else.example>",
        "<a@company.example>\u0085RCPT TO:<victim@else.example>"
      })
  void noSecondCommandHidesInAnAddress(String path) {
    assertThat(bad(RcptCommand.parse("TO:" + path, true), path)).startsWith("501 5.5.2 ");
  }

  /** It is one mailbox of the domain behind the last at sign, and stays quoted on its way. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"victim@else.example\"@company.example",
        "\"<victim@else.example>\"@company.example"
      })
  void aQuotedAddressIsAMailboxNotARoute(String address) {
    Address recipient = rcpt("TO:<" + address + ">").recipient();
    assertThat(recipient).hasToString(address);
    assertThat(recipient.domain()).isEqualTo("company.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%b@c.example", "a!b@c.example", "\"a!b\"@c.example", "a@[192.0.2.1]"})
  void theSameIsRefusedWhenItComesByAnotherWay(String address) {
    Optional<String> refusal =
        PolicySettings.closed().permission().refusalOfRecipient(Address.of(address));
    assertThat(refusal).get().asString().startsWith("553 5.1.3 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.9",
        "10.0.1.0",
        "9.255.255.255",
        "2001:db8::1",
        "::1",
        "::ffff:203.0.113.9"
      })
  void aStrangerSendsNothingToAnybodyFromAnybody(String client) throws UnknownHostException {
    Permission permission =
        PolicySettings.closed().networks("10.0.0.0/24", "127.0.0.0/8").permission();
    Optional<String> refusal =
        permission.refusalOfClient(InetAddress.getByName(client), Optional.empty());
    assertThat(refusal).get().asString().startsWith("550 5.7.1 relaying denied");
    assertIsReply(refusal.get());
  }
}

package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.route.Recipient;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Environment variables and the files of profiles change what application.yaml says. */
class SeveralSourcesTest {
  private static final String BASE =
      """
      postern:
        deliver: {server: {host: mail.company.example}}
        accounts:
          info: {host: pop.isp.example, username: info, password: x, own-addresses: [a@b.example, c@d.example]}
          my-box: {host: pop.isp.example, username: my, password: x}
        recipients:
          - {address: info@company.example, accounts: [info, my-box]}
          - {address: other@company.example, accounts: [info]}
      """;

  private static Definitions definitions(Map<String, Object> variables, String... yaml)
      throws IOException {
    Reading reading = Settings.read(variables, yaml);
    assertThat(reading).isInstanceOf(Reading.Valid.class);
    return ((Reading.Valid) reading).definitions();
  }

  @Test
  void variablesWinOverFiles() throws IOException {
    Definitions read =
        definitions(
            Map.of(
                "POSTERN_FETCH_PARALLELSESSIONS", "9",
                "POSTERN_FETCH_IN_FLIGHT", "7",
                "POSTERN_ACCOUNTS_INFO_PORT", "1995",
                "POSTERN_ACCOUNTS_MYBOX_PASSWORD", "{{env:SECRET}}",
                "POSTERN_ACCOUNTS_INFO_OWNADDRESSES", "@x.example,@y.example"),
            BASE);
    assertThat(read.fetch().parallelSessions()).isEqualTo(9);
    assertThat(read.fetch().inFlight()).isEqualTo(7);
    assertThat(read.accounts().get(0).mailbox().peer().port()).isEqualTo(1995);
    assertThat(read.accounts().get(0).routing().ownAddresses())
        .containsExactly("@x.example", "@y.example");
    assertThat(read.accounts().get(1).mailbox().login().password().reveal())
        .isEqualTo(Settings.SECRET);
  }

  @Test
  void variablesForOtherPurposesDoNoHarm() throws IOException {
    assertThat(definitions(Map.of("POSTERN_INFO_PASSWORD", "x", "POSTERN_HOME", "/x"), BASE))
        .isNotNull();
  }

  @Test
  void aWrongVariableIsNamed() throws IOException {
    Reading reading = Settings.read(Map.of("POSTERN_ACCOUNTS_INFO_PORT", "abc"), BASE);
    assertThat(((Reading.Invalid) reading).problems())
        .hasToString(
            "[environment variable POSTERN_ACCOUNTS_INFO_PORT: postern.accounts.info.port: \"abc\""
                + " is not a port; expected a whole number from 1 to 65535]");
  }

  @Test
  void aProfilesFileChangesSingleKeysAndAddsAccounts() throws IOException {
    String profile =
        """
        postern:
          accounts:
            info: {port: 1110}
            extra: {host: pop.isp.example, username: e, password: x}
          recipients:
            - {address: all@company.example, accounts: [info, my-box, extra]}
        """;
    Definitions read = definitions(Map.of(), profile, BASE);
    assertThat(read.accounts())
        .extracting(AccountDefinition::name)
        .containsExactly("info", "extra", "my-box");
    assertThat(read.accounts().get(0).mailbox().peer()).hasToString("pop.isp.example:1110");
  }

  @Test
  void aListIsReplacedAsAWhole() throws IOException {
    String profile =
        """
        postern:
          accounts: {info: {own-addresses: []}}
          recipients:
            - {address: all@company.example, accounts: [info, my-box]}
        """;
    Definitions read = definitions(Map.of(), profile, BASE);
    assertThat(read.recipients())
        .extracting(Recipient::name)
        .containsExactly("all@company.example");
    assertThat(read.accounts().get(0).routing().ownAddresses()).isEmpty();
  }

  @Test
  void problemsAreFoundInTheFileThatWins() throws IOException {
    Reading reading = Settings.read(Map.of(), "\n\npostern: {fetch: {attempts: none}}", BASE);
    assertThat(((Reading.Invalid) reading).problems())
        .singleElement()
        .asString()
        .startsWith("application.yaml:3: postern.fetch.attempts: \"none\" is not");
  }
}

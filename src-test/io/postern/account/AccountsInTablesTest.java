package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.Schedule;
import io.postern.mail.Address;
import io.postern.route.Recipient;
import io.postern.route.RoutingPolicy.EnvelopeHeader;
import io.postern.wire.Credentials;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Accounts and recipients in tab-separated files mean what they would mean in application.yaml, as
 * people and spreadsheets write them (F135, F136, F138, F139).
 */
class AccountsInTablesTest {
  @TempDir Path home;

  private TableFiles files;

  @BeforeEach
  void goodFiles() throws IOException {
    files = new TableFiles(home);
  }

  private AccountDefinition account(String table) throws IOException {
    return files.accounts(table).valid().definitions().accounts().get(0);
  }

  private Recipient recipient(String table) throws IOException {
    return files.recipients(table).valid().definitions().recipients().get(0);
  }

  @Test
  void everyColumnIsReadAsTheKeyOfItsName() throws IOException {
    AccountDefinition info =
        account(
            "account\thost\tport\tsecurity\tusername\tpassword\tevery\ton\town-addresses\t"
                + "envelope-header.name\tenvelope-header.occurrence\tcomment\n"
                + "info\tpop.isp.example\t1110\tstarttls\tu\tp w\t5m\tMON-FRI\t@a.example; @b.example\t"
                + "Delivered-To\t-1\tours, and theirs; both\n");
    assertThat(info.mailbox().peer()).hasToString("pop.isp.example:1110");
    assertThat(info.mailbox().peer().security()).isEqualTo(Security.STARTTLS);
    assertThat(info.mailbox().login().password()).isEqualTo(new Secret("p w"));
    assertThat(((Schedule.Every) info.mailbox().schedule()).days()).hasSize(5);
    assertThat(info.mailbox().comment()).isEqualTo("ours, and theirs; both");
    assertThat(info.routing().ownAddresses()).containsExactly("@a.example", "@b.example");
    assertThat(info.routing().envelopeHeader())
        .contains(new EnvelopeHeader("Delivered-To", "{Addr}", -1));
  }

  @Test
  void whatIsNotWrittenIsPreset() throws IOException {
    AccountDefinition info =
        account(
            "account\thost\tusername\tpassword\tport\tapop\ninfo\tpop.isp.example\tu\tx\t\t \n");
    assertThat(info.mailbox().peer()).hasToString("pop.isp.example:995");
    assertThat(info.mailbox().apop()).isTrue();
  }

  @Test
  void recipientsAreReadToo() throws IOException {
    Recipient sales =
        recipient(
            "Address\tAccounts\tAll mail\tother_addresses\tkeywords\n"
                + "sales@company.example\tinfo\tTRUE\t\"a@b.example,\r\nc@d.example\"\tsales;verkauf\n");
    assertThat(sales.address()).contains(Address.of("sales@company.example"));
    assertThat(sales.allMail()).isTrue();
    assertThat(sales.otherAddresses()).containsExactly("a@b.example", "c@d.example");
    assertThat(sales.keywords()).containsExactly("sales", "verkauf");
  }

  @Test
  void theyStandBesideThoseOfApplicationYaml() throws IOException {
    files.yaml(
        """
          accounts: {boss: {host: pop.isp.example, username: b, password: x}}
          recipients: [{address: boss@company.example, accounts: [boss, info]}]
        """);
    Definitions read = files.valid().definitions();
    assertThat(read.accounts()).extracting(AccountDefinition::name).containsExactly("boss", "info");
    assertThat(read.recipients())
        .extracting(Recipient::name)
        .containsExactly("boss@company.example", "sales@company.example");
  }

  @Test
  void environmentVariablesWinOverTheTable() throws IOException {
    Map<String, Object> variables = Map.of("POSTERN_ACCOUNTS_INFO_HOST", "other.example");
    assertThat(files.valid(variables).definitions().accounts().get(0).mailbox().peer().host())
        .isEqualTo("other.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void anyLineEndWillDo(String end) throws IOException {
    String table =
        "# ours\n\naccount\thost\tusername\tpassword\t\n\t\t\t\t\ninfo\tpop.isp.example\tu\tx\t\n";
    assertThat(account(table.replace("\n", end)).name()).isEqualTo("info");
  }

  @Test
  void windowsTextIsReadAndMentioned() throws IOException {
    String table = "account\thost\tusername\tpassword\ninfo\tpop.isp.example\tb\u00fcro\tx\n";
    files.write("accounts.tsv", table.getBytes(Charset.forName("windows-1252")));
    Reading.Valid read = files.valid();
    assertThat(read.definitions().accounts().get(0).mailbox().login().username())
        .isEqualTo("b\u00fcro");
    assertThat(read.hints())
        .containsExactly("accounts.tsv: is not UTF-8 and was read as Windows-1252");
  }

  @Test
  void unicodeTextOfSpreadsheetsIsRead() throws IOException {
    String table = "\ufeffaccount\thost\tusername\tpassword\ninfo\tpop.isp.example\tb\u00fcro\tx\n";
    files.write("accounts.tsv", table.getBytes(StandardCharsets.UTF_16LE));
    assertThat(files.valid().definitions().accounts().get(0).mailbox().login().username())
        .isEqualTo("b\u00fcro");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"110,0|110", "110.00|110", "' 110 '|110", "\u00a0110|110", "110|110"})
  void numbersAreWhatTheyWereBeforeTheSpreadsheetCame(String cell, int port) throws IOException {
    AccountDefinition info =
        account("account\thost\tusername\tpassword\tport\ninfo\th.example\tu\tx\t" + cell + "\n");
    assertThat(info.mailbox().peer().port()).isEqualTo(port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FALSE", "false", "FALSCH", "Faux"})
  void truthMayBeWrittenAsSpreadsheetsDo(String cell) throws IOException {
    AccountDefinition info =
        account("account\thost\tusername\tpassword\tapop\ninfo\th.example\tu\tx\t" + cell + "\n");
    assertThat(info.mailbox().apop()).isFalse();
  }

  @Test
  void theOldProductsEntitiesMeanBlanksAndCommas() throws IOException {
    assertThat(
            account(
                    "account\thost\tusername\tpassword\ninfo\th.example\tu&#32;v&#44;w\t&#32;p&#38;\n")
                .mailbox()
                .login())
        .isEqualTo(new Credentials("u v,w", new Secret(" p&")));
    assertThat(
            recipient("address\taccounts\tkeywords\na@company.example\tinfo\tx&#45;y;sales\n")
                .keywords())
        .containsExactly("x&#45", "y", "sales");
  }

  @Test
  void anEntityIsNoSeparator() throws IOException {
    Reading.Valid read =
        files
            .recipients(
                "address\taccounts\tother-addresses\na@b.example\tinfo\t\"\"\"x&#44;y\"\"@b.example\"\n")
            .valid();
    assertThat(read.definitions().recipients().get(0).otherAddresses())
        .containsExactly("\"x,y\"@b.example");
  }

  @Test
  void columnsOfOtherNamesAreNotes() throws IOException {
    files.accounts(
        "account\thost\tusername\tpassword\ttelephone\town-adresses\ninfo\tpop.isp.example\tu\tx\t12\t\n");
    assertThat(files.valid().hints())
        .containsExactly(
            "accounts.tsv:1: column E, \"telephone\", is no key and not used",
            "accounts.tsv:1: column F, \"own-adresses\", is no key and not used; did you mean"
                + " own-addresses?");
  }

  @Test
  void aBlankAtTheEdgeOfAPasswordCountsAndIsMentioned() throws IOException {
    files.accounts("account\thost\tusername\tpassword\ninfo\tpop.isp.example\tu\tx \n");
    Reading.Valid read = files.valid();
    assertThat(read.definitions().accounts().get(0).mailbox().login().password())
        .isEqualTo(new Secret("x "));
    assertThat(read.hints())
        .containsExactly(
            "accounts.tsv:2: column D, password, has a blank before or after it that counts");
  }

  @Test
  void plainPasswordsThatEverybodyCanReadAreMentioned() throws IOException {
    Path table = home.resolve("accounts.tsv");
    Files.setPosixFilePermissions(table, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(files.valid().hints())
        .containsExactly(
            "accounts.tsv: everybody on this machine can read it, and it holds 1 plain password;"
                + " take the right away (chmod 600), or see ./postern encrypt --file accounts.tsv");
    Files.writeString(
        table, "account\thost\tusername\tpassword\ninfo\tpop.isp.example\tu\t{{env:SECRET}}\n");
    assertThat(files.valid().hints()).isEmpty();
  }

  @Test
  void theFilesThatWereReadAreKnown() throws IOException {
    assertThat(files.valid().files())
        .isEqualTo(List.of(home.resolve("accounts.tsv"), home.resolve("recipients.tsv")));
  }

  @Test
  void twoThousandAccountsAreReadInNoTime() throws IOException {
    StringBuilder accounts =
        new StringBuilder("account\thost\tusername\tpassword\tevery\town-addresses\tnote\n");
    StringBuilder recipients = new StringBuilder("address\taccounts\tkeywords\n");
    for (int i = 0; i < 2000; i++) {
      accounts.append("box-" + i + "\tpop.isp.example\tu" + i + "\tp\t5m\t@company.example\tx\n");
      recipients.append("a" + i + "@company.example\tbox-" + i + "\ta" + i + "\n");
      recipients.append(
          "b"
              + i
              + "@company.example\tbox-"
              + i
              + ";box-"
              + (i + 1) % 2000
              + "\tb"
              + i
              + ";c"
              + i
              + "\n");
    }
    files.accounts(accounts.toString()).recipients(recipients.toString());
    files.valid();
    long start = processorTime();
    Definitions read = files.valid().definitions();
    List<String> summary = new Summary(read, Settings.CLOCK).lines();
    assertThat(processorTime() - start).isLessThan(1_000_000_000L);
    assertThat(read).hasToString("2000 accounts, 4000 recipients");
    assertThat(summary).hasSizeGreaterThan(2000);
  }

  /** Of this thread, in nanoseconds, for the machine may be busy with something else. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}

package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a table is said with its file, line, column, value and what was expected. */
class EveryWrongCellIsNamedTest {
  private static final String HEADER = "account\thost\tusername\tpassword\tport\n";
  private static final String GOOD = "info\tpop.isp.example\tu\tx\t\n";

  @TempDir Path home;

  private TableFiles files;

  @BeforeEach
  void goodFiles() throws IOException {
    files = new TableFiles(home);
  }

  private void assertWrongAccounts(String table, String... problems) throws IOException {
    assertThat(files.accounts(table).problems()).containsExactly(problems);
  }

  private void assertWrongRecipients(String table, String... problems) throws IOException {
    assertThat(files.recipients(table).problems()).containsExactly(problems);
  }

  @Test
  void aWrongValue() throws IOException {
    assertWrongAccounts(
        HEADER + "\n# x\n" + GOOD.replace("x\t", "x\tabc"),
        "accounts.tsv:4: postern.accounts.info.port (column E): \"abc\" is not a port; expected a"
            + " whole number from 1 to 65535");
  }

  @Test
  void aMissingValue() throws IOException {
    assertWrongAccounts(
        HEADER + GOOD.replace("pop.isp.example", ""),
        "accounts.tsv:2: postern.accounts.info.host: missing; expected a host, such as"
            + " pop.isp.example");
  }

  @Test
  void anItemOfAList() throws IOException {
    assertWrongRecipients(
        "address\taccounts\tother-addresses\na@b.example\tinfo\tc@d.example; @\n",
        "recipients.tsv:2: postern.recipients[].other-addresses (column C): \"@\" is not an address;"
            + " expected an address (name@domain), a domain (@domain), or either with * for"
            + " any characters");
  }

  @Test
  void anAccountThatIsNot() throws IOException {
    assertWrongRecipients(
        "address\taccounts\na@b.example\tinfo;infos\n",
        "recipients.tsv:2: postern.recipients[].accounts (column B): there is no account \"infos\";"
            + " did you mean info?");
  }

  @Test
  void anAccountWithoutRecipient() throws IOException {
    assertWrongAccounts(
        HEADER + GOOD + GOOD.replace("info", "boss"),
        "accounts.tsv:3: postern.accounts.boss: no recipient gets mail from this account; expected a"
            + " recipient with accounts: [boss]");
  }

  @Test
  void aNameThatIsNone() throws IOException {
    assertThat(files.accounts(HEADER + GOOD.replace("info", "in fo")).problems().get(0))
        .startsWith("accounts.tsv:2: postern.accounts.in fo: \"in fo\" is not an account name;");
  }

  @Test
  void noName() throws IOException {
    assertThat(files.accounts(HEADER + GOOD + GOOD.replace("info", " ")).problems())
        .containsExactly("accounts.tsv:3: the account has no name; expected it in column account");
  }

  @Test
  void anAccountTwiceInTheTable() throws IOException {
    assertWrongAccounts(
        HEADER + GOOD + "#\n" + GOOD,
        "accounts.tsv:4: the account \"info\" is written in accounts.tsv:2, too; expected it once");
  }

  @Test
  void anAccountInTheTableAndInApplicationYaml() throws IOException {
    files.yaml("  accounts:\n    info: {host: pop.isp.example, username: b, password: x}\n");
    assertThat(files.problems())
        .containsExactly(
            "accounts.tsv:2: the account \"info\" is written in application.yaml:7, too; expected it"
                + " once");
  }

  @Test
  void aRecipientInTheTableAndInApplicationYaml() throws IOException {
    files.yaml("  recipients:\n    - {address: sales@company.example, accounts: [info]}\n");
    assertThat(files.problems())
        .containsExactly(
            "recipients.tsv:2: postern.recipients[].address (column A): \"sales@company.example\" is"
                + " the address of postern.recipients[0] in application.yaml:7, too; expected every"
                + " address once");
  }

  @Test
  void aRecipientTwiceInTheTable() throws IOException {
    assertWrongRecipients(
        "address\taccounts\na@b.example\tinfo\na@b.example\tinfo\n",
        "recipients.tsv:3: postern.recipients[].address (column A): \"a@b.example\" is the address of"
            + " recipients.tsv:2, too; expected every address once");
  }

  @Test
  void aColumnTwice() throws IOException {
    assertWrongAccounts(
        "account\thost\tHost\n",
        "accounts.tsv:1: column C: \"host\" is the name of column B, too; expected it once");
  }

  @Test
  void noNamesOfColumns() throws IOException {
    assertWrongAccounts(
        GOOD,
        "accounts.tsv:1: no column is named account; expected the names of columns in the first row,"
            + " such as account, host, username, password");
    assertWrongAccounts(
        "# nothing\n",
        "accounts.tsv: holds no row; expected the names of columns in the first row");
  }

  @Test
  void aValueInAColumnWithoutName() throws IOException {
    assertWrongAccounts(
        HEADER + GOOD.replace("\t\n", "\t\tshifted\n"),
        "accounts.tsv:2: column F: a value in a column without a name; expected a name in the first"
            + " row, or nothing here");
  }

  @Test
  void quotesThatMakeNoSense() throws IOException {
    assertWrongAccounts(
        HEADER + GOOD.replace("\tx\t", "\t\"x\t"),
        "accounts.tsv:2: column D: begins with a quote that is never closed; expected quotes around"
            + " the whole cell, and quotes in it doubled");
  }

  @Test
  void aGroupAndItsShortForm() throws IOException {
    assertWrongAccounts(
        "account\thost\tusername\tpassword\tenvelope-header\tenvelope-header.mask\n"
            + "info\tpop.isp.example\tu\tx\tDelivered-To\t{KW}@*\n",
        "accounts.tsv:2: postern.accounts.info.envelope-header.mask (column F): stands beside"
            + " envelope-header; expected one of them");
  }

  @Test
  void octetsThatAreNoText() throws IOException {
    files.write("accounts.tsv", new byte[] {'a', (byte) 0x81});
    assertThat(files.problems())
        .containsExactly(
            "accounts.tsv: is not text in Windows-1252; expected UTF-8, UTF-16 with a byte order"
                + " mark, or Windows-1252");
  }

  @Test
  void aFileThatIsNotThere() throws IOException {
    files.write("application.yaml", TableFiles.BASE.replace("accounts.tsv", "acounts.tsv"));
    assertThat(files.problems())
        .containsExactly(
            "application.yaml:4: postern.accounts-file: the file acounts.tsv does not exist; expected"
                + " a tab-separated file, its path absolute or relative to the folder of"
                + " application.yaml");
  }

  @Test
  void oneFileForBoth() throws IOException {
    files.write("application.yaml", TableFiles.BASE.replace("recipients.tsv", "./accounts.tsv"));
    assertThat(files.problems())
        .containsExactly(
            "application.yaml:5: postern.recipients-file: is the table of accounts, too; expected"
                + " another file");
  }

  @Test
  void aPasswordThatCannotBeOpenedIsNotRepeated() throws IOException {
    assertWrongAccounts(
        HEADER + GOOD.replace("\tx\t", "\tENC(geheim)\t"),
        "accounts.tsv:2: postern.accounts.info.password (column D): the secret is not what ./postern"
            + " encrypt prints, or was not copied as a whole; expected \"{{env:NAME}}\","
            + " \"{{file:/path}}\", ENC(...) or the secret itself");
  }
}

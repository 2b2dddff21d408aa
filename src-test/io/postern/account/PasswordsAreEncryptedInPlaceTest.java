package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.account.Encryption.Outcome;
import io.postern.wire.Secret;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./postern encrypt} leaves no password in settings, and nothing else changes (F49). */
class PasswordsAreEncryptedInPlaceTest {
  private static final Path TABLE = Path.of("accounts.tsv");
  private static final String TEXT =
      "# b\u00fcro\r\nAccount\tHost\tUserName\tPassword\tnote\r\n"
          + "info\tpop.isp.example\tu\tgeheim-8f2\t\"a\r\nb\"\r\n"
          + "boss\tpop.isp.example\tv\t\"geheim-8f2 \"\"q\"\"\"\t\r\n"
          + "rare\tpop.isp.example\tw\t{{env:SECRET}}\t";

  @TempDir Path home;

  private TableFiles files;

  @BeforeEach
  void table() throws IOException {
    files = new TableFiles(home);
    files.write("accounts.tsv", octets(TEXT));
    files.recipients("address\taccounts\na@company.example\tinfo;boss;rare\n");
  }

  private static byte[] octets(String text) {
    return text.getBytes(Charset.forName("windows-1252"));
  }

  private String content() throws IOException {
    return new String(Files.readAllBytes(home.resolve(TABLE)), Charset.forName("windows-1252"));
  }

  private Outcome encrypt(boolean dryRun) {
    return new Encryption(Settings.surroundings(home)).table(TABLE, dryRun);
  }

  private List<Secret> passwords() throws IOException {
    return files.valid().definitions().accounts().stream()
        .map(account -> account.mailbox().login().password())
        .toList();
  }

  @Test
  void everyPlainPasswordIsReplacedAndMeansTheSame() throws IOException {
    List<Secret> before = passwords();
    assertThat(encrypt(false))
        .isEqualTo(
            new Outcome.Table(
                List.of(
                    "accounts.tsv: 2 passwords encrypted, 0 encrypted before, 1 kept elsewhere"),
                Optional.of(home.resolve("data/secret.key"))));
    assertThat(content()).doesNotContain("geheim-8f2").contains("{{env:SECRET}}");
    assertThat(passwords()).isEqualTo(before);
  }

  @Test
  void nothingElseChanges() throws IOException {
    encrypt(false);
    assertThat(content().replaceAll("ENC\\([^)]*\\)", "*"))
        .isEqualTo(TEXT.replace("\"geheim-8f2 \"\"q\"\"\"", "*").replace("geheim-8f2", "*"));
  }

  @Test
  void noCopyOfThePasswordsStaysBehind() throws IOException {
    encrypt(false);
    try (Stream<Path> all = Files.walk(home)) {
      assertThat(all.filter(Files::isRegularFile))
          .allSatisfy(
              file ->
                  assertThat(new String(Files.readAllBytes(file), Charset.forName("ISO-8859-1")))
                      .doesNotContain("geheim-8f2"));
    }
  }

  @Test
  void rightsStayAsTheyWere() throws IOException {
    Files.setPosixFilePermissions(
        home.resolve(TABLE), PosixFilePermissions.fromString("rw-rw-r--"));
    encrypt(false);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(TABLE))))
        .isEqualTo("rw-rw-r--");
  }

  @Test
  void aDryRunDoesNothing() throws IOException {
    assertThat(encrypt(true))
        .isEqualTo(
            new Outcome.Table(
                List.of(
                    "accounts.tsv: 2 passwords would be encrypted, 0 encrypted before, 1 kept"
                        + " elsewhere"),
                Optional.empty()));
    assertThat(content()).isEqualTo(TEXT);
    assertThat(home.resolve("data")).doesNotExist();
  }

  @Test
  void aSecondTimeFindsNothingToDo() throws IOException {
    encrypt(false);
    String once = content();
    assertThat(encrypt(false))
        .isEqualTo(
            new Outcome.Table(
                List.of(
                    "accounts.tsv: 0 passwords encrypted, 2 encrypted before, 1 kept elsewhere"),
                Optional.empty()));
    assertThat(content()).isEqualTo(once);
  }

  @Test
  void rowsThatAreCommentsAreMentioned() throws IOException {
    files.write("accounts.tsv", octets(TEXT + "\r\n#old\tpop.isp.example\tx\tsecret\t"));
    assertThat(((Outcome.Table) encrypt(false)).lines().get(1))
        .isEqualTo(
            "accounts.tsv: 1 row after a # may hold passwords, too; comments are not touched");
  }

  @Test
  void whatIsWrongStopsItAsAWhole() throws IOException {
    String wrong = TEXT.replace("\t\"a\r\nb\"", "\t\"a\"b");
    files.write("accounts.tsv", octets(wrong));
    assertThat(encrypt(false))
        .isEqualTo(
            new Outcome.Refused(
                List.of(
                    "accounts.tsv:3: column E has text after its closing quote; expected quotes"
                        + " around the whole cell, and quotes in it doubled")));
    assertThat(content()).isEqualTo(wrong);
    files.accounts("account\thost\n");
    assertThat(encrypt(false))
        .isEqualTo(
            new Outcome.Refused(
                List.of(
                    "accounts.tsv:1: no column is named password; expected a table whose first row"
                        + " names its columns, with tabs between them")));
    Files.delete(home.resolve(TABLE));
    assertThat(encrypt(false)).isEqualTo(new Outcome.Refused(List.of("accounts.tsv: not found")));
  }

  @Test
  void aSingleSecretBecomesAValueForSettings() throws IOException {
    files.yaml("  data-dir: elsewhere\n");
    Outcome outcome =
        new Encryption(Settings.surroundings(home)).value(new Secret(Settings.SECRET));
    Outcome.Value value = (Outcome.Value) outcome;
    assertThat(value.newKey()).contains(home.resolve("elsewhere/secret.key"));
    files.accounts(
        "account\thost\tusername\tpassword\n"
            + "info\tpop.isp.example\tu\tx\nrare\th.example\tu\tx\nboss\th.example\tu\t"
            + value.text()
            + "\n");
    assertThat(passwords().get(2)).isEqualTo(new Secret(Settings.SECRET));
  }

  @Test
  void whatCannotBeASecretIsRefused() {
    Encryption encryption = new Encryption(Settings.surroundings(home));
    assertThat(encryption.value(new Secret("")))
        .isEqualTo(new Outcome.Refused(List.of("the secret is empty")));
    assertThat(encryption.value(new Secret("ENC(x)")))
        .isEqualTo(new Outcome.Refused(List.of("this is encrypted already")));
    assertThat(home.resolve("data")).doesNotExist();
  }
}

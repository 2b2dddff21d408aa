package io.postern.accept;

import static io.postern.accept.TestAuthority.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate or key that cannot be used is refused by its file's name and the reason. */
class UnusableCertificatesAreNamedTest {
  private static TestAuthority root;
  private static TestAuthority server;
  private static TestAuthority other;

  @TempDir Path folder;
  private Path good;
  private Path key;

  @BeforeAll
  static void makeAuthorities() throws Exception {
    root = TestAuthority.root("Root", "EC");
    server = root.signs("gateway.company.example", "EC");
    other = root.signs("other.company.example", "RSA");
  }

  @BeforeEach
  void writeGoodFiles() throws Exception {
    good = file(folder, "good.pem", server.certificate());
    key = file(folder, "key.pem", server.key());
  }

  @Test
  void aFileThatIsNotThere() {
    Path absent = folder.resolve("absent.pem");
    assertRefused(absent, key, "absent.pem: there is no such file");
    assertRefused(good, absent, "absent.pem: there is no such file");
  }

  @Test
  void whatIsNoPem() throws Exception {
    assertRefused(file(folder, "x.der", "0\u0001\u0002"), key, "x.der: is not a PEM file");
    assertRefused(file(folder, "empty.pem", ""), key, "empty.pem: is not a PEM file");
    assertRefused(folder, key, ": is a folder");
  }

  @Test
  void aFileThatIsTooLarge() throws Exception {
    Path large = Files.write(folder.resolve("large.pem"), new byte[1_000_001]);
    assertRefused(large, key, "large.pem: is too large");
  }

  @Test
  void aBlockThatIsCutOff() throws Exception {
    String half = server.certificate().substring(0, 200);
    assertRefused(file(folder, "cut.pem", half), key, "cut.pem: the line \"END CERTIFICATE\"");
    assertRefused(file(folder, "b.pem", "-----BEGIN -----\n"), key, "b.pem: the line \"END \"");
    assertRefused(file(folder, "c.pem", "-----BEGIN ----\n"), key, "c.pem: is not a PEM file");
  }

  @Test
  void aBlockThatIsGarbled() throws Exception {
    String garbled = "-----BEGIN CERTIFICATE-----\n%%%\n-----END CERTIFICATE-----\n";
    assertRefused(
        file(folder, "g.pem", garbled), key, "g.pem: the block CERTIFICATE is not base64");
    String none = new Pem("CERTIFICATE", new byte[] {1, 2, 3}).text();
    assertRefused(file(folder, "n.pem", none), key, "n.pem: what stands in a block CERTIFICATE");
    String noKey = new Pem("PRIVATE KEY", new byte[] {1, 2, 3}).text();
    assertRefused(good, file(folder, "k.pem", noKey), "k.pem: holds no EC key");
  }

  @Test
  void aKeyInPlaceOfACertificateAndTheOtherWayRound() {
    assertRefused(key, key, "key.pem: there is no block CERTIFICATE");
    assertRefused(good, good, "good.pem: there is no block PRIVATE KEY");
  }

  @Test
  void aKeyOfAnotherCertificate() throws Exception {
    assertRefused(good, file(folder, "root.pem", root.key()), "root.pem: does not belong to");
    assertRefused(good, file(folder, "rsa.pem", other.key()), "rsa.pem: holds no EC key");
  }

  @Test
  void anEncryptedKey() throws Exception {
    String pkcs8 = server.key().replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY");
    assertRefused(good, file(folder, "e.pem", pkcs8), "e.pem: the key is encrypted");
    String old =
        "-----BEGIN RSA PRIVATE KEY-----\n"
            + "Proc-Type: 4,ENCRYPTED\n\n"
            + "AAAA\n"
            + "-----END RSA PRIVATE KEY-----";
    assertRefused(good, file(folder, "o.pem", old), "o.pem: the key is encrypted");
  }

  @Test
  void aKeyInAnOlderForm() throws Exception {
    String old = server.key().replace("PRIVATE KEY", "EC PRIVATE KEY");
    assertRefused(
        good, file(folder, "old.pem", old), "old.pem: the key is in the form EC PRIVATE KEY");
  }

  @Test
  void aChainInTheWrongOrder() throws Exception {
    Path wrong = file(folder, "chain.pem", root.certificate(), server.certificate());
    assertRefused(wrong, key, "chain.pem: certificate 1 is not signed by certificate 2");
    Path foreign = file(folder, "foreign.pem", server.certificate(), other.certificate());
    assertRefused(foreign, key, "foreign.pem: certificate 1 is not signed by certificate 2");
  }

  @Test
  void theListenersOwnWhenSomebodyBrokeIt() throws Exception {
    Path own = file(folder, OwnCertificate.FILE, "broken");
    assertThatThrownBy(() -> OwnCertificate.in(folder, "x.example", Clock.systemUTC()))
        .isInstanceOf(UnusableCertificateException.class)
        .hasMessageContaining(own.toString());
  }

  @Test
  void aFolderThatCannotBeWritten() throws Exception {
    Path file = file(folder, "file", "");
    assertThatThrownBy(() -> OwnCertificate.in(file, "x.example", Clock.systemUTC()))
        .isInstanceOf(UnusableCertificateException.class)
        .hasMessageContaining("cannot be written");
  }

  private void assertRefused(Path certificate, Path keyFile, String message) {
    Throwable refused =
        catchThrowable(
            () ->
                new ListenerTls(
                    PolicySettings.closed().files(certificate, keyFile).settings(),
                    folder.resolve("own"),
                    Clock.systemUTC()));
    assertThat(refused)
        .isInstanceOf(UnusableCertificateException.class)
        .hasMessageContaining(message);
    StringWriter trace = new StringWriter();
    refused.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).doesNotContain(server.key().lines().skip(1).findFirst().get());
  }
}

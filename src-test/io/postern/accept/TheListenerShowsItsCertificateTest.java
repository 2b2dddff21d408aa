package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.time.SettableClock;
import java.io.IOException;
import java.net.IDN;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that trust the listener's certificate, and no others, come to terms with it. */
class TheListenerShowsItsCertificateTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void withoutFilesItMakesItsOwn(String protocol) throws Exception {
    ListenerTls tls = own(PolicySettings.closed());
    assertThat(
            new Handshake(tls)
                .with(certificate(), "gateway.company.example", protocol)
                .getProtocol())
        .isEqualTo(protocol);
  }

  @Test
  void itsOwnIsTrustedByItselfOnly() throws Exception {
    ListenerTls tls = own(PolicySettings.closed());
    Path otherFolder = folder.resolve("other");
    OwnCertificate.in(otherFolder, "gateway.company.example", CLOCK);
    X509Certificate other = read(otherFolder).chain().get(0);
    assertThatThrownBy(() -> new Handshake(tls).with(other, "", "TLSv1.3"))
        .isInstanceOf(SSLException.class);
    assertThatThrownBy(() -> new Handshake(tls).with(certificate(), "else.example", "TLSv1.3"))
        .isInstanceOf(SSLException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "2001:db8::7, 2001:db8::7",
    "bücher.example, bücher.example",
    "a23456789.b23456789.c23456789.d23456789.e23456789.f23456789.g23456789.example, "
        + "a23456789.b23456789.c23456789.d23456789.e23456789.f23456789.g23456789.example",
    "localhost, localhost"
  })
  void itNamesTheHostHoweverThatIsWritten(String hostName, String expected) throws Exception {
    ListenerTls tls = own(PolicySettings.closed().hostName(hostName));
    assertThat(new Handshake(tls).with(certificate(), IDN.toASCII(expected), "TLSv1.3"))
        .isNotNull();
  }

  @Test
  void itsOwnIsAServersAndNoAuthoritysForTenYears() throws Exception {
    own(PolicySettings.closed());
    X509Certificate own = certificate();
    assertThat(own.getVersion()).isEqualTo(3);
    assertThat(own.getSubjectX500Principal()).hasToString("CN=gateway.company.example");
    assertThat(own.getBasicConstraints()).isEqualTo(-1);
    assertThat(own.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(own.getSubjectAlternativeNames())
        .containsExactly(List.of(2, "gateway.company.example"));
    assertThat(own.getSerialNumber().signum()).isPositive();
    Instant now = Instant.now();
    assertThat(own.getNotBefore().toInstant()).isBefore(now);
    assertThat(own.getNotAfter().toInstant())
        .isBetween(now.plus(Duration.ofDays(3_649)), now.plus(Duration.ofDays(3_653)));
    own.verify(own.getPublicKey());
  }

  @Test
  void itsOwnIsMadeOnceAndKeptPrivately() throws Exception {
    Path deep = folder.resolve("a/b");
    ServerKey first = OwnCertificate.in(deep, "gateway.company.example", CLOCK);
    ServerKey second = OwnCertificate.in(deep, "renamed.company.example", CLOCK);
    assertThat(second.chain()).isEqualTo(first.chain());
    Path file = deep.resolve(OwnCertificate.FILE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deep)))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(deep)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void itsOwnIsMadeAnewWhenItHasExpired() {
    SettableClock clock = new SettableClock();
    ServerKey first = OwnCertificate.in(folder, "gateway.company.example", clock);
    clock.advance(Duration.ofDays(3_640));
    assertThat(OwnCertificate.in(folder, "x.example", clock).chain()).isEqualTo(first.chain());
    clock.advance(Duration.ofDays(20));
    ServerKey renewed = OwnCertificate.in(folder, "gateway.company.example", clock);
    assertThat(renewed.chain()).isNotEqualTo(first.chain());
    clock.advance(Duration.ofDays(5_000));
    assertThat(
            OwnCertificate.in(folder, "gateway.company.example", clock)
                .chain()
                .get(0)
                .getNotAfter()
                .toInstant())
        .isAfter(Instant.parse("2059-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void configuredFilesAreShownWithTheirChain(String algorithm) throws Exception {
    TestAuthority root = TestAuthority.root("Root", "EC");
    TestAuthority between = root.signs("Between", "EC");
    TestAuthority server = between.signs("gateway.company.example", algorithm);
    Path chain = file("chain.pem", "a comment\n", server.certificate(), between.certificate());
    Path key = file("key.pem", server.key());
    ListenerTls tls = own(PolicySettings.closed().files(chain, key));
    X509Certificate trusted =
        ServerKey.read(file("r", root.certificate()), file("k", root.key())).chain().get(0);
    for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
      assertThat(new Handshake(tls).with(trusted, "", protocol).getPeerCertificates()).hasSize(2);
    }
    assertThat(folder.resolve("own")).doesNotExist();
  }

  @Test
  void certificateAndKeyMayStandInOneFile() throws Exception {
    TestAuthority root = TestAuthority.root("Root", "EC");
    Path both = file("both.pem", root.key(), root.certificate().replace("\n", "\r\n"));
    assertThat(ServerKey.read(both, both).chain()).hasSize(1);
    assertThat(ServerKey.read(both, both)).hasToString("key of CN=Root");
  }

  @Test
  void aRenewedCertificateIsTakenUpAndABrokenOneIsNot() throws Exception {
    TestAuthority first = TestAuthority.root("First", "EC");
    Path both = file("both.pem", first.key(), first.certificate());
    ListenerTls tls = own(PolicySettings.closed().files(both, both));
    SSLContext before = tls.context();
    assertThat(tls.context()).isSameAs(before);

    file("both.pem", "half a file");
    assertThat(tls.context()).isSameAs(before);

    TestAuthority second = TestAuthority.root("Second", "EC");
    file("both.pem", second.key(), second.certificate());
    Files.setLastModifiedTime(both, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(tls.context()).isNotSameAs(before);
    X509Certificate trusted = ServerKey.read(both, both).chain().get(0);
    assertThat(new Handshake(tls).with(trusted, "", "TLSv1.3")).isNotNull();
  }

  @Test
  void olderProtocolsAreNotSpoken() throws Exception {
    ListenerTls tls = own(PolicySettings.closed());
    try (SSLSocket socket = (SSLSocket) tls.context().getSocketFactory().createSocket()) {
      ListenerTls.restrict(socket);
      assertThat(socket.getUseClientMode()).isFalse();
      assertThat(Arrays.asList(socket.getEnabledProtocols()))
          .containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
    }
  }

  private ListenerTls own(PolicySettings settings) {
    return new ListenerTls(settings.settings(), folder.resolve("own"), CLOCK);
  }

  private X509Certificate certificate() {
    return read(folder.resolve("own")).chain().get(0);
  }

  private static ServerKey read(Path where) {
    Path file = where.resolve(OwnCertificate.FILE);
    return ServerKey.read(file, file);
  }

  private Path file(String name, String... parts) throws IOException {
    return TestAuthority.file(folder, name, parts);
  }
}

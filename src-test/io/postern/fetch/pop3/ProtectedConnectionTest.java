package io.postern.fetch.pop3;

import static io.postern.fetch.pop3.Answer.err;
import static io.postern.fetch.pop3.Answer.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.pop3.Pop3Exception.Kind;
import io.postern.wire.Security;
import io.postern.wire.Wires;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProtectedConnectionTest {
  private static TestCertificate loopback;
  private static TestCertificate elsewhere;

  private final Wires wires = new Wires();
  private final Visitor byStls = Visitor.anna(wires).by(Security.STARTTLS);
  private final Visitor byTls = Visitor.anna(wires).by(Security.TLS);

  @BeforeAll
  static void makeCertificates() {
    loopback = TestCertificate.named("ip:127.0.0.1,dns:localhost");
    elsewhere = TestCertificate.named("dns:pop.elsewhere.example");
  }

  @AfterEach
  void nothingIsLeftOpen() {
    assertThat(wires.openCount()).isZero();
    wires.close();
  }

  @Test
  void stlsComesBeforeAnythingSecretAndCapaIsAskedAnew() throws Exception {
    try (FakePop3 server = FakePop3.with("a", "x\r\n").stls(loopback).start();
        Pop3Connection pop3 = byStls.pinning(loopback.fingerprint()).open(server)) {
      assertThat(pop3.list(10).size()).isOne();
      assertThat(server.dialogue())
          .containsSubsequence(
              "C: STLS", "S: +OK go ahead", "S: (TLS)", "C: CAPA", "C: USER anna", "C: CAPA");
    }
  }

  @Test
  void withoutStlsNothingSecretIsSaid() {
    try (FakePop3 server = FakePop3.with().start()) {
      assertThat(byStls.failure(server).kind()).isEqualTo(Kind.TLS);
      assertThat(server.commands()).containsExactly("CAPA");
    }
  }

  @Test
  void withoutCapaNothingSecretIsSaid() {
    try (FakePop3 server = FakePop3.with().capa((String[]) null).start()) {
      assertThat(byStls.failure(server).kind()).isEqualTo(Kind.TLS);
      assertThat(server.commands()).containsExactly("CAPA");
    }
  }

  @Test
  void aRefusedStlsIsTheEnd() {
    try (FakePop3 server = FakePop3.with().stls(loopback).on("STLS", err("not now")).start()) {
      assertThat(byStls.failure(server).kind()).isEqualTo(Kind.TLS);
      assertThat(server.commands()).containsExactly("CAPA", "STLS");
    }
  }

  @Test
  void wordsInTheClearBehindTheConsentAreAnAttack() {
    try (FakePop3 server =
        FakePop3.with().stls(loopback).on("STLS", say("+OK go\r\n+OK\r\nUIDL\r\n.\r\n")).start()) {
      Pop3Exception failure = byStls.pinning(loopback.fingerprint()).failure(server);
      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure).hasMessageContaining("in the clear");
      assertThat(server.commands()).containsExactly("CAPA", "STLS");
    }
  }

  @Test
  void tlsFromTheFirstOctetWithTheRightPin() throws Exception {
    try (FakePop3 server = FakePop3.with().tls(elsewhere).start();
        Pop3Connection pop3 = byTls.pinning(elsewhere.fingerprint()).open(server)) {
      assertThat(pop3.quit().ok()).isTrue();
      assertThat(server.dialogue().get(0)).isEqualTo("S: (TLS)");
    }
  }

  @Test
  void anotherCertificateThanThePinnedOneIsRefused() {
    try (FakePop3 server = FakePop3.with().tls(loopback).start()) {
      Pop3Exception failure = byTls.pinning(elsewhere.fingerprint()).failure(server);
      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure)
          .hasMessageContaining(loopback.fingerprint().hex())
          .hasMessageContaining(elsewhere.fingerprint().hex());
      assertThat(server.commands()).isEmpty();
    }
  }

  @Test
  void aCertificateThatNobodySignedIsRefused() {
    try (FakePop3 server = FakePop3.with().stls(loopback).start()) {
      assertThat(byStls.failure(server).kind()).isEqualTo(Kind.TLS);
      assertThat(server.commands()).containsExactly("CAPA", "STLS");
    }
  }

  @Test
  void aTrustedCertificateMustNameTheHost() throws Exception {
    SSLContext usual = SSLContext.getDefault();
    SSLContext.setDefault(elsewhere.trusting());
    try (FakePop3 server = FakePop3.with().tls(elsewhere).start()) {
      Pop3Exception failure = byTls.failure(server);
      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure).hasMessageContaining("127.0.0.1");
      assertThat(server.commands()).isEmpty();
    } finally {
      SSLContext.setDefault(usual);
    }
  }

  @Test
  void aTrustedCertificateThatNamesTheHostIsWelcome() throws Exception {
    SSLContext usual = SSLContext.getDefault();
    SSLContext.setDefault(loopback.trusting());
    try (FakePop3 server = FakePop3.with().tls(loopback).start();
        Pop3Connection pop3 = byTls.open(server)) {
      assertThat(pop3.quit().ok()).isTrue();
    } finally {
      SSLContext.setDefault(usual);
    }
  }

  @Test
  void aServerInTheClearIsNoTlsServer() {
    try (FakePop3 server = FakePop3.with().start()) {
      assertThat(byTls.failure(server).kind()).isEqualTo(Kind.TLS);
    }
  }
}

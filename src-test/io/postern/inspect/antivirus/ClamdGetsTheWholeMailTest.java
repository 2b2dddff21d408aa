package io.postern.inspect.antivirus;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Finding;
import io.postern.inspect.InspectedMails;
import io.postern.inspect.scanner.ScannerAddress;
import io.postern.inspect.scanner.ScannerTimeouts;
import io.postern.mail.Content;
import io.postern.mail.Mail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClamdGetsTheWholeMailTest {
  @TempDir private Path folder;

  private static Finding ask(ScannerAddress address, Mail mail) {
    return new Clamd(ClamdSettings.of("clamd", address)).inspect(mail, InspectedMails.OCCASION);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_470, 65_503, 65_504, 65_505, 65_536, 131_072, 1_000_000})
  void whateverItsSize(int size) throws IOException {
    FakeClamd clamd = new FakeClamd("stream: OK\0");
    Mail mail = InspectedMails.plain("x".repeat(size));
    try (FakeServer server = FakeServer.onPort(clamd)) {
      assertThat(ask(server.tcp(), mail)).isInstanceOf(Finding.Clean.class);
    }
    assertThat(clamd.digests()).containsExactly(InspectedMails.sha256(mail));
  }

  @Test
  void fromAFileWithLinesOnTop() throws IOException {
    FakeClamd clamd = new FakeClamd("stream: OK\0");
    Mail mail = InspectedMails.large(folder.resolve("m.eml"), 3).withOnTop("X-Top: y\r\n");
    try (FakeServer server = FakeServer.onPort(clamd)) {
      ask(server.tcp(), mail);
    }
    assertThat(clamd.digests()).containsExactly(InspectedMails.sha256(mail));
  }

  @Test
  void overAUnixDomainSocket() throws IOException {
    FakeClamd clamd = new FakeClamd("stream: OK\0");
    Path socket = folder.resolve("clamd.sock");
    Mail mail = InspectedMails.large(folder.resolve("m.eml"), 3);
    try (FakeServer server = FakeServer.onSocket(socket, clamd)) {
      assertThat(ask(new ScannerAddress.UnixSocket(socket), mail))
          .isInstanceOf(Finding.Clean.class);
      assertThat(server.isClosing()).isFalse();
    }
    assertThat(clamd.digests()).containsExactly(InspectedMails.sha256(mail));
  }

  @Test
  void unlessClamdStopsItAndSaysWhy() throws IOException {
    Mail mail = InspectedMails.large(folder.resolve("m.eml"), 20);
    FakeServer.Talk refusing =
        (in, out, server) -> {
          in.readNBytes(100_000);
          out.write("INSTREAM size limit exceeded. ERROR\0".getBytes(StandardCharsets.US_ASCII));
        };
    try (FakeServer server = FakeServer.onPort(refusing)) {
      assertThat(ask(server.tcp(), mail))
          .isInstanceOfSatisfying(
              Finding.CouldNotTell.class,
              why ->
                  assertThat(why.text())
                      .containsAnyOf("size limit exceeded", "reset", "closed the connection"));
    }
  }

  @Test
  void unlessClamdTakesNothing() throws IOException {
    Mail mail = InspectedMails.large(folder.resolve("m.eml"), 20);
    try (FakeServer server = FakeServer.onPort((in, out, self) -> self.idle(5_000))) {
      ClamdSettings settings =
          new ClamdSettings(
              "clamd",
              server.tcp(),
              new ScannerTimeouts(
                  Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(5)),
              30_000_000,
              List.of());
      assertThat(new Clamd(settings).inspect(mail, InspectedMails.OCCASION))
          .isInstanceOfSatisfying(
              Finding.CouldNotTell.class,
              why -> assertThat(why.text()).contains("it took no octet within 300 ms"));
    }
  }

  @Test
  void unlessItIsLargerThanClamdTakes() throws IOException {
    Mail mail = InspectedMails.with(Content.of(new byte[200]));
    ClamdSettings settings =
        new ClamdSettings(
            "clamd",
            new ScannerAddress.UnixSocket(folder.resolve("nobody")),
            new ScannerTimeouts(
                Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)),
            199,
            List.of());
    assertThat(new Clamd(settings).inspect(mail, InspectedMails.OCCASION))
        .isEqualTo(
            new Finding.CouldNotTell(
                "clamd", "the mail has 200 octets, larger than clamd takes (199)"));
  }
}

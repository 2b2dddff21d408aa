package io.postern.inspect.antivirus;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Finding;
import io.postern.inspect.Fuzz;
import io.postern.inspect.InspectedMails;
import io.postern.inspect.Inspector;
import io.postern.inspect.scanner.ScannerAddress;
import io.postern.inspect.scanner.ScannerTimeouts;
import io.postern.mail.Mail;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzedAnswersOfVirusScannersTest {
  /** Scanners are on our side: their answers share a minute with a few others. */
  private static final int ANSWERS = 6;

  private static final ScannerTimeouts TIMEOUTS =
      new ScannerTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10));
  private static final Mail MAIL = InspectedMails.plain("hello\r\n");

  @TempDir Path folder;

  private static List<byte[]> octets(String... answers) {
    return List.of(answers).stream().map(a -> a.getBytes(StandardCharsets.ISO_8859_1)).toList();
  }

  /** Sends the answer at hand when it has seen the end of the question, whatever that is. */
  private static FakeServer.Talk answering(AtomicReference<byte[]> answer, String end) {
    return (InputStream in, OutputStream out, FakeServer server) -> {
      StringBuilder seen = new StringBuilder();
      while (seen.indexOf(end) < 0) {
        int octet = in.read();
        if (octet < 0) {
          return;
        }
        seen.append((char) octet);
      }
      out.write(answer.get());
    };
  }

  private static void look(Inspector inspector) throws IOException {
    String before = InspectedMails.sha256(MAIL);
    Finding finding = inspector.inspect(MAIL, InspectedMails.OCCASION);
    Fuzz.isSound(finding);
    assertThat(InspectedMails.sha256(MAIL)).isEqualTo(before);
    if (finding instanceof Finding.CouldNotTell unknown) {
      assertThat(unknown.text()).doesNotContain("Exception");
    }
  }

  @Test
  void whateverClamdSays() throws IOException {
    AtomicReference<byte[]> answer = new AtomicReference<>();
    Path socket = folder.resolve("clamd");
    try (FakeServer server = FakeServer.onSocket(socket, answering(answer, "\0\0\0\0"))) {
      ClamdSettings settings =
          new ClamdSettings(
              "clamd", new ScannerAddress.UnixSocket(socket), TIMEOUTS, 1_000_000, List.of("Heur"));
      assertThat(server.isClosing()).isFalse();
      new Fuzz(
              "clamd's answer",
              octets("stream: OK\0", "stream: Eicar FOUND\0", "INSTREAM size limit. ERROR\0"),
              List.of("\0", " FOUND", "stream: ", "\u001b[2J", "\u00e2\u0080\u00ae", "\n"))
          .oneOf(ANSWERS)
          .run(
              said -> {
                answer.set(said);
                look(new Clamd(settings));
              });
    }
  }

  @Test
  void whateverAnIcapServerSays() throws IOException {
    AtomicReference<byte[]> answer = new AtomicReference<>();
    try (FakeServer server = FakeServer.onPort(answering(answer, "\r\n\r\n"))) {
      IcapSettings settings =
          new IcapSettings(
              "icap",
              server.tcp(),
              "avscan",
              IcapSettings.Method.RESPMOD,
              TIMEOUTS,
              1_000_000,
              IcapSettings.INFECTION_HEADERS,
              List.of("Heur"));
      new Fuzz(
              "ICAP answer",
              octets(
                  "ICAP/1.0 200 OK\r\nMethods: RESPMOD\r\nPreview: 10\r\nOptions-TTL: 0\r\n\r\n",
                  "ICAP/1.0 204 Unmodified\r\nX-Virus-ID: Eicar\r\n\r\n",
                  "ICAP/1.0 200 OK\r\nX-Infection-Found: Type=0; Resolution=2; Threat=Eicar;\r\n"
                      + "X-Violations-Found: 1\r\n file\r\n Eicar\r\n 0\r\n 0\r\n"
                      + "Encapsulated: res-hdr=0, res-body=20\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"
                      + "5\r\nhello\r\n0\r\n\r\n"),
              List.of(
                  "\r\n\r\n",
                  "\r\n ",
                  "ICAP/1.0 200 OK\r\n",
                  "Encapsulated: null-body=0\r\n",
                  "ffff",
                  "999999999",
                  "Preview: 0\r\n",
                  "Threat=",
                  "HTTP/1.1 403 No\r\n",
                  "\0",
                  "\u001b[2J"))
          .oneOf(ANSWERS)
          .run(
              said -> {
                answer.set(said);
                look(new Icap(settings, Clock.systemUTC()));
              });
    }
  }
}

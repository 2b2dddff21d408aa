package io.postern.inspect.spam;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Finding;
import io.postern.inspect.Fuzz;
import io.postern.inspect.InspectedMails;
import io.postern.inspect.scanner.ScannerTimeouts;
import io.postern.mail.Mail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzedAnswersOfSpamScannersTest {
  private static final int RSPAMD_SHARE = 6;

  private static final ScannerTimeouts TIMEOUTS =
      new ScannerTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10));
  private static final Mail MAIL = InspectedMails.plain("hello\r\n");

  @TempDir Path folder;

  private static List<byte[]> octets(String... answers) {
    return List.of(answers).stream().map(a -> a.getBytes(StandardCharsets.ISO_8859_1)).toList();
  }

  @Test
  void whateverSpamdSays() throws IOException {
    AtomicReference<String> answer = new AtomicReference<>();
    FakeSpamd.Script script =
        (spamd, peer) -> {
          InputStream in = Channels.newInputStream(peer);
          StringBuilder seen = new StringBuilder();
          while (seen.indexOf("hello\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
              return;
            }
            seen.append((char) octet);
          }
          FakeSpamd.say(peer, answer.get());
        };
    try (FakeSpamd spamd = FakeSpamd.onFile(folder.resolve("spamd"), script)) {
      Spamd inspector =
          new Spamd(
              new SpamdSettings(
                  "spamd",
                  spamd.address(),
                  TIMEOUTS,
                  SizeCap.DEFAULT,
                  ScannerUser.NONE,
                  "gw.company.example"));
      new Fuzz(
              "spamd's answer",
              octets(
                  FakeSpamd.verdict("True ; 15.3 / 5.0", "BAYES_99,GTUBE,X\r\n"),
                  FakeSpamd.verdict("False ; -1.2 / 5.0", "ALL_TRUSTED\r\n"),
                  "SPAMD/1.0 76 Bad header line\r\n\r\n"),
              List.of(
                  "\r\n\r\n",
                  "Content-length: ",
                  "999999999",
                  "-1",
                  "NaN",
                  "1e999",
                  "0x1p3",
                  ";",
                  "/",
                  "True",
                  "False",
                  ",",
                  "\0",
                  "\u001b[2J",
                  "Spam: ",
                  "TIME_LIMIT_EXCEEDED"))
          .run(
              said -> {
                answer.set(new String(said, StandardCharsets.ISO_8859_1));
                String before = InspectedMails.sha256(MAIL);
                Finding finding = inspector.inspect(MAIL, InspectedMails.OCCASION);
                Fuzz.isSound(finding);
                assertThat(finding.text()).doesNotContain("Exception");
                assertThat(InspectedMails.sha256(MAIL)).isEqualTo(before);
              });
    }
  }

  @Test
  void whateverRspamdSays() {
    new Fuzz(
            "Rspamd's answer",
            octets(
                "{\"is_skipped\":false,\"score\":7.5,\"required_score\":15.0,"
                    + "\"action\":\"add header\",\"thresholds\":{\"reject\":15.0,\"add header\":6.0},"
                    + "\"symbols\":{\"GTUBE\":{\"score\":0,\"options\":[\"a\"]},\"B\":{}}}",
                "{\"error\":\"no such thing\"}"),
            List.of(
                "{",
                "}",
                "[",
                "]",
                "\"",
                ":",
                ",",
                "null",
                "1e999",
                "-0",
                "NaN",
                "\\u0000",
                "\\ud800",
                "\"score\":",
                "\"action\":\"reject\"",
                "true",
                "\0",
                "9999999999999999999999"))
        .oneOf(RSPAMD_SHARE)
        .run(FuzzedAnswersOfSpamScannersTest::lookAtRspamd);
  }

  private static void lookAtRspamd(byte[] octets) {
    String body = new String(octets, StandardCharsets.UTF_8);
    try {
      RspamdVerdict verdict = RspamdVerdict.of(new RspamdDialogue.Answer(200, body));
      assertThat(verdict.score()).isFinite();
      assertThat(verdict.required()).isFinite();
      assertThat(verdict.symbols()).hasSizeLessThanOrEqualTo(100);
    } catch (IOException nonsense) {
      assertThat(nonsense.getMessage()).isNotBlank();
    }
  }
}

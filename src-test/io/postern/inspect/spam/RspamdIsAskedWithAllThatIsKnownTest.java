package io.postern.inspect.spam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import io.postern.inspect.Finding;
import io.postern.inspect.InspectedMails;
import io.postern.inspect.Occasion;
import io.postern.inspect.scanner.ScannerTimeouts;
import io.postern.inspect.spam.Training.Learnt;
import io.postern.inspect.spam.Training.Lesson;
import io.postern.mail.Client;
import io.postern.mail.Content;
import io.postern.mail.Mail;
import io.postern.wire.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RspamdIsAskedWithAllThatIsKnownTest {
  private static final String HAM =
      "{\"score\":0.5,\"required_score\":15,\"action\":\"no action\",\"symbols\":{}}";

  @TempDir private Path folder;

  private static RspamdSettings settings(URI uri, SizeCap cap) {
    Duration patience = Duration.ofSeconds(5);
    return new RspamdSettings(
        "rspamd",
        uri,
        Optional.of(uri),
        Optional.of(new Secret("sesame")),
        new ScannerTimeouts(patience, patience, patience),
        cap,
        new ScannerUser(ScannerUser.By.RECIPIENT, Optional.empty()));
  }

  private static Mail mail() throws IOException {
    byte[] octets = "Return-Path: <>\r\nFrom: x\r\n\r\nx".getBytes(StandardCharsets.US_ASCII);
    return Mail.of("m-1", InspectedMails.plain("").envelope(), Content.of(octets));
  }

  private static Headers asked(Occasion.Direction direction) throws IOException {
    Client client =
        new Client(
            InetAddress.getByName("2001:db8::9"), "mx.s.example", Optional.of("anna"), true, true);
    Occasion occasion =
        new Occasion(direction, Optional.empty(), Optional.of(client), Instant.EPOCH, List.of());
    try (FakeRspamd rspamd = FakeRspamd.answering(200, HAM)) {
      Finding finding =
          new Rspamd(settings(rspamd.uri(), SizeCap.DEFAULT)).inspect(mail(), occasion);
      assertThat(finding).isInstanceOf(Finding.Scored.class);
      assertThat(rspamd.paths()).containsExactly("/checkv2");
      return rspamd.asked();
    }
  }

  @Test
  void ofAFetchedMail() throws IOException {
    Headers asked = asked(Occasion.Direction.INCOMING);
    assertThat(asked.getFirst("IP")).isEqualTo("2001:db8:0:0:0:0:0:9");
    assertThat(asked.getFirst("Helo")).isEqualTo("mx.s.example");
    assertThat(asked.getFirst("From")).isEqualTo("<>");
    assertThat(asked.getFirst("Rcpt")).isEqualTo("c@d.example");
    assertThat(asked.getFirst("Deliver-To")).isEqualTo("c@d.example");
    assertThat(asked.getFirst("Queue-Id")).isEqualTo("m-1");
    assertThat(asked.getFirst("Password")).isEqualTo("sesame");
    assertThat(asked).doesNotContainKey("User");
  }

  @Test
  void ofAMailThatOurUserSends() throws IOException {
    Headers asked = asked(Occasion.Direction.OUTGOING);
    assertThat(asked.getFirst("User")).isEqualTo("anna");
    assertThat(asked.getFirst("From")).isEqualTo("<a@b.example>");
  }

  @Test
  void whatIsNotKnownIsNotTold() throws IOException {
    try (FakeRspamd rspamd = FakeRspamd.answering(200, HAM)) {
      new Rspamd(settings(rspamd.uri(), SizeCap.DEFAULT))
          .inspect(InspectedMails.plain("x"), InspectedMails.OCCASION);
      assertThat(rspamd.asked()).doesNotContainKeys("Ip", "Helo", "From", "User");
    }
  }

  @Test
  void praiseForHalfAMailIsNoPraise() throws IOException {
    FakeSpamd.Script hasty =
        (server, peer) -> {
          peer.read(ByteBuffer.allocate(100));
          FakeSpamd.say(
              peer, "HTTP/1.1 200 OK\r\nContent-Length: " + HAM.length() + "\r\n\r\n" + HAM);
          LockSupport.parkNanos(1_000_000_000L);
        };
    try (FakeSpamd server = FakeSpamd.onPort(hasty)) {
      Mail large = InspectedMails.large(folder.resolve("large.eml"), 30);
      SizeCap cap = new SizeCap(40_000_000, SizeCap.Larger.COULD_NOT_TELL);
      URI uri = URI.create("http://" + server.address());
      assertThat(new Rspamd(settings(uri, cap)).inspect(large, InspectedMails.OCCASION))
          .isInstanceOf(Finding.CouldNotTell.class);
    }
  }

  @Test
  void thirtyMegabytesArriveWhole() throws IOException {
    try (FakeRspamd rspamd = FakeRspamd.answering(200, HAM)) {
      Mail large = InspectedMails.large(folder.resolve("large.eml"), 30);
      SizeCap cap = new SizeCap(40_000_000, SizeCap.Larger.COULD_NOT_TELL);
      new Rspamd(settings(rspamd.uri(), cap)).inspect(large, InspectedMails.OCCASION);
      assertThat(rspamd.sizes()).containsExactly((int) large.content().size());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'score':7,'required_score':15,'action':'add header','thresholds':{'add header':6}} | 7 |"
            + " 6",
        "{'score':7,'required_score':15,'action':'greylist','thresholds':{'reject':15}} | 7 | 15",
        "{'score':1,'required_score':15,'action':'reject'} | 1 | 1",
        "{'score':15,'required_score':15,'action':'reject','is_skipped':true} | 15 | 15",
      })
  void whatItWouldDoDecidesWhatItRequires(String json, double score, double required)
      throws IOException {
    RspamdVerdict verdict = verdict(json.replace('\'', '"'));
    assertThat(verdict.score()).isEqualTo(score);
    assertThat(verdict.required()).isEqualTo(required);
  }

  private static RspamdVerdict verdict(String json) throws IOException {
    return RspamdVerdict.of(new RspamdDialogue.Answer(200, json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "1",
        "{}",
        "{\"error\":\"x\"}",
        "{\"score\":\"7\",\"required_score\":15,\"action\":\"reject\"}",
        "{\"score\":1e999,\"required_score\":15,\"action\":\"reject\"}",
        "{\"score\":NaN,\"required_score\":15,\"action\":\"reject\"}",
        "{\"score\":1,\"required_score\":15,\"action\":\"dance\"}",
        "{\"score\":1,\"required_score\":15}",
        "{\"score\":1,\"action\":\"no action\"}",
        "{\"score\":0,\"required_score\":15,\"action\":\"no action\",\"is_skipped\":true}",
      })
  void nonsenseIsNoVerdict(String json) {
    assertThatThrownBy(() -> verdict(json)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> verdict("[".repeat(100_000))).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"success\":true} | Taken",
        "208 | {\"error\":\"already learned\"} | Known",
        "403 | {\"error\":\"Unauthorized\"} | Failed",
        "200 | {\"success\":false} | Failed",
      })
  void lessonsGoToTheController(int status, String answer, String learnt) throws IOException {
    try (FakeRspamd rspamd = FakeRspamd.answering(status, answer)) {
      Training training = new RspamdTraining(settings(rspamd.uri(), SizeCap.DEFAULT));
      Learnt spam = training.learn(mail(), Lesson.SPAM, Optional.of("c@d.example"));
      training.learn(mail(), Lesson.HAM, Optional.empty());
      assertThat(spam.getClass().getSimpleName()).isEqualTo(learnt);
      assertThat(rspamd.paths()).containsExactly("/learnspam", "/learnham");
      assertThat(training.learn(mail(), Lesson.FORGET, Optional.empty()))
          .isInstanceOf(Learnt.Failed.class);
    }
  }

  @Test
  void addressesThatAreNoneOrHoldASecretAreRefused() {
    for (String wrong : List.of("ftp://x", "http:///x", "http://x?y", "127.0.0.1")) {
      assertThatThrownBy(() -> settings(URI.create(wrong), SizeCap.DEFAULT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(wrong);
    }
    assertThatThrownBy(() -> settings(URI.create("http://u:sesame@x"), SizeCap.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("sesame");
    assertThat(settings(URI.create("http://x"), SizeCap.DEFAULT).toString())
        .doesNotContain("sesame");
  }
}

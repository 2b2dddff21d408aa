package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Finding;
import io.postern.inspect.Occasion;
import io.postern.inspect.scanner.ScannerTimeouts;
import io.postern.inspect.spam.ScannerUser;
import io.postern.inspect.spam.SizeCap;
import io.postern.inspect.spam.Spamd;
import io.postern.inspect.spam.SpamdSettings;
import io.postern.inspect.spam.SpamdTraining;
import io.postern.inspect.spam.Training;
import io.postern.inspect.spam.Training.Learnt;
import io.postern.inspect.spam.Training.Lesson;
import io.postern.mail.Client;
import io.postern.mail.Mail;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SpamdIsAskedForRealTest {
  private static RealSpamd spamd;

  @BeforeAll
  static void start() throws IOException {
    RealSpamd.require();
    spamd = new RealSpamd();
  }

  @AfterAll
  static void stop() throws IOException {
    if (spamd != null) {
      spamd.close();
    }
  }

  private static SpamdSettings settings(ScannerUser.By user) {
    Duration patience = Duration.ofSeconds(30);
    return new SpamdSettings(
        "spamd",
        spamd.address(),
        new ScannerTimeouts(patience, patience, patience),
        SizeCap.DEFAULT,
        new ScannerUser(user, Optional.empty()),
        "gateway.company.example");
  }

  private static Finding.Scored ask(Mail mail, Occasion occasion) {
    Finding finding = new Spamd(settings(ScannerUser.By.RECIPIENT)).inspect(mail, occasion);
    assertThat(finding).isInstanceOf(Finding.Scored.class);
    return (Finding.Scored) finding;
  }

  private static Finding.Scored ask(Mail mail) {
    return ask(mail, SpamTestMails.from(Optional.empty()));
  }

  @Test
  void gtubeIsSpamAndAnOrdinaryMailIsNot() {
    Finding.Scored gtube = ask(SpamTestMails.mail("a", 1, SpamTestMails.GTUBE));
    assertThat(gtube.isSpam()).isTrue();
    assertThat(gtube.score()).isGreaterThan(900);
    assertThat(gtube.symbols()).contains("GTUBE");
    Finding.Scored plain = ask(SpamTestMails.mail("a", 2, "The minutes of our meeting. Regards"));
    assertThat(plain.isSpam()).isFalse();
    assertThat(plain.required()).isEqualTo(5.0);
  }

  @Test
  void whoHandedAMailOverIsBelievedFromOurTraceLine() throws IOException {
    Client client =
        new Client(
            InetAddress.getByName("198.51.100.9"),
            "mx.sender.example",
            Optional.empty(),
            false,
            true);
    Mail mail = SpamTestMails.mail("a", 3, "hello");
    assertThat(ask(mail, SpamTestMails.from(Optional.of(client))).symbols())
        .contains("PT_HANDED_OVER", "PT_ENVELOPE");
    assertThat(ask(mail).symbols()).doesNotContain("PT_HANDED_OVER");
  }

  @Test
  void theBeginningOfALargeMailIsJudged() {
    String body =
        SpamTestMails.GTUBE
            + "\r\n--b\r\nContent-Type: application/octet-stream\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + ("QUJD".repeat(19) + "\r\n").repeat(40_000);
    Finding.Scored large = ask(SpamTestMails.parts("a", 4, body));
    assertThat(large.symbols()).contains("GTUBE");
    assertThat(large.text()).contains("by the first 512000 of ");
  }

  @Test
  void whatOneUserTeachesAnotherDoesNotSee() {
    Training training = new SpamdTraining(settings(ScannerUser.By.FIXED));
    Optional<String> alice = Optional.of("alice@company.example");
    for (int i = 0; i < 8; i++) {
      Mail spam = SpamTestMails.mail("alice", 100 + i, SpamTestMails.advert(i));
      Mail ham = SpamTestMails.mail("alice", 200 + i, SpamTestMails.business(i));
      assertThat(training.learn(spam, Lesson.SPAM, alice)).isInstanceOf(Learnt.Taken.class);
      assertThat(training.learn(ham, Lesson.HAM, alice)).isInstanceOf(Learnt.Taken.class);
    }
    Mail first = SpamTestMails.mail("alice", 100, SpamTestMails.advert(0));
    assertThat(training.learn(first, Lesson.SPAM, alice)).isInstanceOf(Learnt.Known.class);
    assertThat(bayes(SpamTestMails.mail("alice", 300, SpamTestMails.advert(20))))
        .containsAnyOf("BAYES_80", "BAYES_95", "BAYES_99");
    assertThat(bayes(SpamTestMails.mail("alice", 301, SpamTestMails.business(20))))
        .containsAnyOf("BAYES_00", "BAYES_05", "BAYES_20");
    assertThat(bayes(SpamTestMails.mail("bob", 302, SpamTestMails.advert(20)))).isEmpty();
    assertThat(training.learn(first, Lesson.FORGET, alice)).isInstanceOf(Learnt.Taken.class);
    assertThat(training.learn(first, Lesson.FORGET, alice)).isInstanceOf(Learnt.Known.class);
  }

  private static List<String> bayes(Mail mail) {
    return ask(mail).symbols().stream().filter(name -> name.startsWith("BAYES_")).toList();
  }
}

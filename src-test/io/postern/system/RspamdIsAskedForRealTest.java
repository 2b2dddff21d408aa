package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Finding;
import io.postern.inspect.scanner.ScannerTimeouts;
import io.postern.inspect.spam.Rspamd;
import io.postern.inspect.spam.RspamdSettings;
import io.postern.inspect.spam.RspamdTraining;
import io.postern.inspect.spam.ScannerUser;
import io.postern.inspect.spam.SizeCap;
import io.postern.inspect.spam.Training.Learnt;
import io.postern.inspect.spam.Training.Lesson;
import io.postern.mail.Client;
import io.postern.mail.Mail;
import io.postern.wire.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RspamdIsAskedForRealTest {
  private static RealRspamd rspamd;

  @BeforeAll
  static void start() throws IOException {
    RealRspamd.require();
    rspamd = new RealRspamd();
  }

  @AfterAll
  static void stop() throws IOException {
    if (rspamd != null) {
      rspamd.close();
    }
  }

  private static RspamdSettings settings(Secret password) {
    Duration patience = Duration.ofSeconds(30);
    return new RspamdSettings(
        "rspamd",
        rspamd.check(),
        Optional.of(rspamd.controller()),
        Optional.of(password),
        new ScannerTimeouts(patience, patience, patience),
        SizeCap.DEFAULT,
        ScannerUser.NONE);
  }

  private static Finding.Scored ask(Mail mail, Optional<Client> client) {
    Finding finding =
        new Rspamd(settings(rspamd.password())).inspect(mail, SpamTestMails.from(client));
    assertThat(finding).isInstanceOf(Finding.Scored.class);
    return (Finding.Scored) finding;
  }

  @Test
  void gtubeIsSpamAndAnOrdinaryMailIsNot() {
    Finding.Scored gtube = ask(SpamTestMails.mail("a", 1, SpamTestMails.GTUBE), Optional.empty());
    assertThat(gtube.isSpam()).isTrue();
    assertThat(gtube.symbols()).contains("GTUBE");
    Finding.Scored plain =
        ask(SpamTestMails.mail("a", 2, "The minutes of our meeting. Regards"), Optional.empty());
    assertThat(plain.isSpam()).isFalse();
    assertThat(plain.symbols()).isNotEmpty();
  }

  @Test
  void whoHandedAMailOverIsToldInItsOwnWords() throws IOException {
    Client client =
        new Client(
            InetAddress.getByName("198.51.100.9"), "[192.0.2.77]", Optional.empty(), false, true);
    Mail mail = SpamTestMails.mail("a", 3, "hello");
    assertThat(ask(mail, Optional.of(client)).symbols()).contains("HFILTER_HELO_BADIP");
    assertThat(ask(mail, Optional.empty()).symbols()).doesNotContain("HFILTER_HELO_BADIP");
  }

  @Test
  void aWrongPasswordTeachesNothing() {
    Mail mail = SpamTestMails.mail("a", 4, SpamTestMails.advert(1));
    assertThat(
            new RspamdTraining(settings(new Secret("wrong")))
                .learn(mail, Lesson.SPAM, Optional.empty()))
        .isInstanceOf(Learnt.Failed.class);
  }
}

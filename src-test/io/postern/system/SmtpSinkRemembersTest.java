package io.postern.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpSinkRemembersTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String OWN =
      "Received: from pop (Postern account info)\r\n\tby here id X; Sat\r\n";
  private SmtpSink sink;

  @BeforeEach
  void start() throws IOException {
    sink = SmtpSink.keepingContent();
  }

  @AfterEach
  void stop() throws IOException {
    sink.close();
  }

  private WireTalk greeted() throws IOException {
    WireTalk talk = new WireTalk(sink.port());
    assertThat(talk.hear()).startsWith("220");
    return talk;
  }

  private static String send(WireTalk talk, String mail) throws IOException {
    talk.say("MAIL FROM:<a@b.example> SIZE=3");
    talk.say("RCPT TO:<c@d.example>");
    talk.say("DATA");
    talk.send(stuffed(mail.getBytes(ISO_8859_1)));
    return talk.hear();
  }

  private static byte[] stuffed(byte[] mail) {
    String text = new String(mail, ISO_8859_1);
    String stuffed = ("\r\n" + text).replace("\r\n.", "\r\n..").substring(2);
    return (stuffed + (text.isEmpty() || text.endsWith("\r\n") ? ".\r\n" : "\r\n.\r\n"))
        .getBytes(ISO_8859_1);
  }

  @Test
  void everyAwkwardMailOctetForOctetThoughAllComeInOneStream() throws IOException {
    List<AwkwardMail> mails = AwkwardMails.generated();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    try (WireTalk talk = greeted()) {
      for (AwkwardMail mail : mails) {
        stream.reset();
        stream.writeBytes("MAIL FROM:<>\r\nRCPT TO:<x@y.example>\r\nDATA\r\n".getBytes(ISO_8859_1));
        stream.writeBytes(stuffed(mail.octets()));
        talk.send(stream.toByteArray());
        for (String expected : List.of("250", "250", "354", "250")) {
          assertThat(talk.hear()).as(mail.id()).startsWith(expected);
        }
      }
    }
    assertThat(sink.count()).isEqualTo(mails.size());
    for (int i = 0; i < mails.size(); i++) {
      byte[] expected = ended(mails.get(i).octets());
      assertThat(sink.mails().get(i).content().orElseThrow()).isEqualTo(expected);
      assertThat(sink.mails().get(i).identity()).isEqualTo(MailDigest.identityOf(expected));
    }
  }

  private static byte[] ended(byte[] mail) {
    String text = new String(mail, ISO_8859_1);
    return text.isEmpty() || text.endsWith("\r\n") ? mail : (text + "\r\n").getBytes(ISO_8859_1);
  }

  @Test
  void ourOwnReceivedLineAndWhatIsAboveItDoNotCount() throws IOException {
    String mail = "Received: from x (Postern) by y\r\nA: b\r\n\r\n(Postern\r\n";
    try (WireTalk talk = greeted()) {
      send(talk, "X-Spam: no\r\n" + OWN + mail);
      send(talk, "Subject: no trace of us\r\n\r\nReceived: (Postern\r\n");
    }
    SinkMail withOwn = sink.mails().get(0);
    assertThat(withOwn.sha256()).isEqualTo(MailDigest.sha256Of(mail.getBytes(ISO_8859_1)));
    assertThat(withOwn.ownOctets()).isEqualTo(OWN.length() + "X-Spam: no\r\n".length());
    assertThat(withOwn.size()).isEqualTo(withOwn.ownOctets() + mail.length());
    assertThat(withOwn.parameters()).isEqualTo("SIZE=3");
    assertThat(sink.mails().get(1).ownOctets()).isZero();
  }

  @Test
  void aMailThatBeginsWithAFoldedLineIsNotTakenForPartOfOurs() throws IOException {
    String own = "Received: from pop (Postern)\r\n\tby here; Sat, 21 Nov 2026 10:00:00 +0000\r\n";
    String mail = " folded\r\nA: b\r\n\r\nx\r\n";
    try (WireTalk talk = greeted()) {
      send(talk, own + mail);
    }
    assertThat(sink.mails().get(0).ownOctets()).isEqualTo(own.length());
    assertThat(sink.mails().get(0).sha256())
        .isEqualTo(MailDigest.sha256Of(mail.getBytes(ISO_8859_1)));
  }

  @Test
  void aSpecimenIsRecognisedByItsIdBelowOurLines() throws IOException {
    try (WireTalk talk = greeted()) {
      send(talk, OWN + "Subject: x\r\nx-specimen-ID:  seven \r\n\r\nX-Specimen-Id: eight\r\n");
      send(talk, "Subject: x\r\n\r\nX-Specimen-Id: eight\r\n");
    }
    assertThat(sink.mails().get(0).identity()).isEqualTo("seven");
    assertThat(sink.mails().get(1).identity()).hasSize(64);
    assertThat(sink.identities()).hasSize(2).containsEntry("seven", 1);
  }

  @Test
  void aMailThatIsLargerThanWhatIsLookedAtHasTheSameDigest() throws IOException {
    String mail = "A: b\r\n\r\n" + ("x".repeat(70) + "\r\n.dot\r\n").repeat(5_000);
    try (WireTalk talk = greeted()) {
      send(talk, OWN + mail);
    }
    assertThat(sink.mails().get(0).sha256())
        .isEqualTo(MailDigest.sha256Of(mail.getBytes(ISO_8859_1)));
  }

  @Test
  void recipientsCanBeRefusedAndPutOff() throws IOException {
    sink.answerRecipient("gone@d.example", "550 5.1.1 gone");
    sink.answerRecipient("full@d.example", "452 4.2.2 full");
    try (WireTalk talk = greeted()) {
      talk.say("MAIL FROM:<a@b.example>");
      assertThat(talk.say("RCPT TO:<Gone@d.example>")).isEqualTo("550 5.1.1 gone");
      assertThat(talk.say("RCPT TO:<full@d.example>")).isEqualTo("452 4.2.2 full");
      assertThat(talk.say("DATA")).startsWith("503");
      sink.acceptRecipient("full@d.example");
      assertThat(talk.say("RCPT TO:<full@d.example>")).startsWith("250");
      talk.say("DATA");
      assertThat(talk.say(".")).startsWith("250");
    }
    assertThat(sink.mails().get(0).recipients()).containsExactly("full@d.example");
    assertThat(sink.mails().get(0).size()).isZero();
  }

  @Test
  void theConnectionCanEndAfterTheDotOfOneMailAndInsideAnother() throws IOException {
    sink.dropAfterDotAt(1);
    sink.dropInContentAt(2);
    sink.answerContentAt(3, "451 4.3.0 not now");
    try (WireTalk talk = greeted()) {
      assertThatThrownBy(() -> send(talk, "A: 1\r\n\r\n1\r\n")).isInstanceOf(IOException.class);
    }
    try (WireTalk talk = greeted()) {
      assertThatThrownBy(() -> send(talk, "A: 2\r\n\r\n2\r\n")).isInstanceOf(IOException.class);
    }
    try (WireTalk talk = greeted()) {
      assertThat(send(talk, "A: 3\r\n\r\n3\r\n")).isEqualTo("451 4.3.0 not now");
      assertThat(send(talk, "A: 4\r\n\r\n4\r\n")).startsWith("250");
    }
    assertThat(sink.mails()).extracting(SinkMail::number).containsExactly(1, 4);
    assertThat(sink.mails()).extracting(SinkMail::answered).containsExactly(false, true);
    assertThat(sink.transactions()).isEqualTo(4);
  }

  @Test
  void aPausedSinkAnswersWhenItGoesOn() throws IOException {
    try (WireTalk talk = greeted()) {
      talk.say("MAIL FROM:<a@b.example>");
      talk.say("RCPT TO:<c@d.example>");
      talk.say("DATA");
      sink.pause();
      talk.send("A: b\r\n\r\nx\r\n.\r\n".getBytes(ISO_8859_1));
      assertThat(sink.count()).isZero();
      sink.resume();
      assertThat(talk.hear()).startsWith("250");
    }
    assertThat(sink.count()).isEqualTo(1);
  }

  @Test
  void aSinkThatIsDownRefusesConnectionsAndComesUpAtTheSamePort() throws IOException {
    try (WireTalk talk = greeted()) {
      sink.goDown();
      assertThat(talk.isClosedByPeer()).isTrue();
    }
    assertThatThrownBy(this::greeted).isInstanceOf(IOException.class);
    sink.comeUp();
    try (WireTalk talk = greeted()) {
      assertThat(send(talk, "A: b\r\n\r\nx\r\n")).startsWith("250");
    }
    sink.awaitCount(1, SOON);
    assertThat(sink.connections()).isEqualTo(2);
  }
}

package io.postern.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DovecotHandsOutWhatWasDeliveredTest {
  private static Dovecot dovecot;

  @BeforeAll
  static void start() throws IOException {
    Dovecot.require();
    dovecot = new Dovecot(List.of("awkward", "emptied", "kept"));
  }

  @AfterAll
  static void stop() throws IOException {
    if (dovecot != null) {
      dovecot.close();
    }
  }

  private static WireTalk loggedIn(String user) throws IOException {
    WireTalk talk = new WireTalk(dovecot.port());
    assertThat(talk.hear()).startsWith("+OK");
    talk.say("USER " + user);
    assertThat(talk.say("PASS " + dovecot.password(user).reveal())).startsWith("+OK");
    return talk;
  }

  @Test
  void everyAwkwardMailInOrderAndOctetForOctetAndListTellsItsSize() throws IOException {
    List<AwkwardMail> mails =
        AwkwardMails.generated().stream().filter(m -> Dovecot.canHandOut(m.octets())).toList();
    for (AwkwardMail mail : mails) {
      dovecot.deliver("awkward", mail.octets());
    }
    List<String> differing = new ArrayList<>();
    try (WireTalk talk = loggedIn("awkward")) {
      for (int i = 1; i <= mails.size(); i++) {
        byte[] expected = Dovecot.asHandedOut(mails.get(i - 1).octets());
        String list = talk.say("LIST " + i);
        assertThat(talk.say("RETR " + i)).startsWith("+OK");
        byte[] got = talk.hearContent().getBytes(ISO_8859_1);
        if (!MailDigest.sha256Of(got).equals(MailDigest.sha256Of(expected))) {
          differing.add(mails.get(i - 1) + ": got " + got.length);
        }
        int size = Integer.parseInt(list.split(" ")[2]);
        assertThat(size).as(mails.get(i - 1).id()).isBetween(got.length - 2, got.length);
      }
    }
    assertThat(differing).isEmpty();
  }

  @Test
  void whatIsDeletedAtQuitIsNoLongerCounted() throws IOException {
    dovecot.deliver("emptied", "A: b\r\n\r\nx\r\n".getBytes(ISO_8859_1));
    dovecot.deliver("emptied", "A: c\r\n\r\nx\r\n".getBytes(ISO_8859_1));
    assertThat(dovecot.count("emptied")).isEqualTo(2);
    try (WireTalk talk = loggedIn("emptied")) {
      talk.say("DELE 1");
      talk.say("QUIT");
    }
    assertThat(dovecot.count("emptied")).isEqualTo(1);
  }

  @Test
  void pipeliningIsOfferedAndUidlsStay() throws IOException {
    dovecot.deliver("kept", "A: b\r\n\r\nx\r\n".getBytes(ISO_8859_1));
    String first;
    try (WireTalk talk = loggedIn("kept")) {
      talk.say("CAPA");
      assertThat(talk.hearContent()).contains("PIPELINING", "UIDL", "TOP");
      first = talk.say("UIDL 1");
      talk.say("QUIT");
    }
    try (WireTalk talk = loggedIn("kept")) {
      assertThat(talk.say("UIDL 1")).isEqualTo(first);
    }
  }

  @Test
  void overTlsItShowsTheCertificateWhoseFingerprintItTells() throws IOException {
    try (WireTalk talk = WireTalk.overTls(dovecot.tlsPort(), dovecot.fingerprint())) {
      assertThat(talk.hear()).startsWith("+OK");
    }
  }

  @Test
  void aWrongPasswordIsRefused() throws IOException {
    try (WireTalk talk = new WireTalk(dovecot.port())) {
      talk.hear();
      talk.say("USER kept");
      assertThat(talk.say("PASS wrong")).startsWith("-ERR [AUTH]");
    }
  }
}

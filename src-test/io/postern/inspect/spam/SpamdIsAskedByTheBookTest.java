package io.postern.inspect.spam;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Finding;
import io.postern.inspect.InspectedMails;
import io.postern.inspect.Occasion;
import io.postern.inspect.scanner.ScannerTimeouts;
import io.postern.inspect.spam.Training.Learnt;
import io.postern.inspect.spam.Training.Lesson;
import io.postern.mail.Address;
import io.postern.mail.Client;
import io.postern.mail.Content;
import io.postern.mail.Mail;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpamdIsAskedByTheBookTest {
  private static final String HAM = FakeSpamd.verdict("False ; 0.1 / 5.0", "A,B\r\n");

  @TempDir private Path folder;

  private static SpamdSettings settings(FakeSpamd spamd, SizeCap cap, ScannerUser user)
      throws IOException {
    Duration patience = Duration.ofSeconds(5);
    return new SpamdSettings(
        "spamd",
        spamd.address(),
        new ScannerTimeouts(patience, patience, patience),
        cap,
        user,
        "gw.company.example");
  }

  private static Finding ask(FakeSpamd spamd, Mail mail) throws IOException {
    SpamdSettings settings = settings(spamd, SizeCap.DEFAULT, ScannerUser.NONE);
    return new Spamd(settings).inspect(mail, InspectedMails.OCCASION);
  }

  @Test
  void commandLengthAndMail() throws IOException {
    try (FakeSpamd spamd = FakeSpamd.onPort(FakeSpamd.answering(HAM))) {
      Mail mail = InspectedMails.plain("\u00fchello\n.\r\n");
      assertThat(ask(spamd, mail))
          .isEqualTo(
              new Finding.Scored(
                  "spamd",
                  0.1,
                  5,
                  List.of("A", "B"),
                  "spamd does not take it for spam: score 0.1, spam from 5.0 on"));
      assertThat(spamd.heads())
          .containsExactly(
              "SYMBOLS SPAMC/1.5\r\nContent-length: " + mail.content().size() + "\r\n\r\n");
      assertThat(spamd.contents()).containsExactly(InspectedMails.HEADER + "\u00fchello\n.\r\n");
    }
  }

  @Test
  void overAUnixDomainSocketToo() throws IOException {
    try (FakeSpamd spamd = FakeSpamd.onFile(folder.resolve("s"), FakeSpamd.answering(HAM))) {
      assertThat(ask(spamd, InspectedMails.plain("x"))).isInstanceOf(Finding.Scored.class);
    }
  }

  @Test
  void thirtyMegabytesArriveWhole() throws IOException {
    try (FakeSpamd spamd = FakeSpamd.onPort(FakeSpamd.answering(HAM))) {
      Mail mail = InspectedMails.large(folder.resolve("large.eml"), 30);
      SizeCap cap = new SizeCap(40_000_000, SizeCap.Larger.COULD_NOT_TELL);
      new Spamd(settings(spamd, cap, ScannerUser.NONE)).inspect(mail, InspectedMails.OCCASION);
      assertThat(spamd.contents()).containsExactly(InspectedMails.sha256(mail));
    }
  }

  @Test
  void aboveTheCapTheBeginningOrNothing() throws IOException {
    try (FakeSpamd spamd = FakeSpamd.onPort(FakeSpamd.answering(HAM))) {
      Mail mail = InspectedMails.plain("0123456789");
      long size = mail.content().size();
      SizeCap beginning = new SizeCap(size - 4, SizeCap.Larger.BEGINNING);
      assertThat(
              new Spamd(settings(spamd, beginning, ScannerUser.NONE))
                  .inspect(mail, InspectedMails.OCCASION)
                  .text())
          .endsWith(" (by the first " + (size - 4) + " of " + size + " octets)");
      SizeCap nothing = new SizeCap(size - 1, SizeCap.Larger.COULD_NOT_TELL);
      assertThat(
              new Spamd(settings(spamd, nothing, ScannerUser.NONE))
                  .inspect(mail, InspectedMails.OCCASION))
          .isInstanceOf(Finding.CouldNotTell.class);
      assertThat(spamd.contents()).containsExactly(InspectedMails.HEADER + "012345");
    }
  }

  @Test
  void forTheUserWhoseMailItIs() throws IOException {
    try (FakeSpamd spamd = FakeSpamd.onPort(FakeSpamd.answering(HAM))) {
      Mail one = InspectedMails.plain("x");
      Mail two = one.to(List.of(Address.of("a@d.example"), Address.of("b@d.example")));
      Mail odd = one.to(List.of(Address.of("..%2F'Jos\u00e9@D.example")));
      ScannerUser user = new ScannerUser(ScannerUser.By.RECIPIENT, Optional.empty());
      Spamd inspector = new Spamd(settings(spamd, SizeCap.DEFAULT, user));
      for (Mail mail : List.of(one, two, odd)) {
        inspector.inspect(mail, InspectedMails.OCCASION);
      }
      assertThat(spamd.heads().get(0)).contains("\r\nUser: c@d.example\r\n");
      assertThat(spamd.heads().get(1)).contains("\r\nUser: info\r\n");
      assertThat(spamd.heads().get(2)).contains("\r\nUser: =2E.=252f=27jos=C3=A9@d.example\r\n");
    }
  }

  @Test
  void whoHandedAFetchedMailOverStandsOnTopOfWhatItReads() throws IOException {
    try (FakeSpamd spamd = FakeSpamd.onPort(FakeSpamd.answering(HAM))) {
      byte[] octets =
          "Return-Path: <b@s.example>\r\nFrom: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      Mail mail = Mail.of("m-1", InspectedMails.plain("").envelope(), Content.of(octets));
      Client client =
          new Client(
              InetAddress.getByName("198.51.100.9"), "mx) (evil", Optional.empty(), true, true);
      Spamd inspector = new Spamd(settings(spamd, SizeCap.DEFAULT, ScannerUser.NONE));
      inspector.inspect(mail, occasion(Occasion.Direction.INCOMING, client));
      inspector.inspect(mail, occasion(Occasion.Direction.OUTGOING, client));
      assertThat(spamd.contents().get(0))
          .startsWith(
              "Received: from unknown ([198.51.100.9])\r\n\t(envelope-from <b@s.example>)\r\n"
                  + "\tby gw.company.example (Postern) with ESMTPS id m-1;\r\n\t")
          .endsWith("\r\nReturn-Path: <b@s.example>\r\nFrom: x\r\n\r\n");
      assertThat(spamd.contents().get(1)).startsWith("Return-Path:");
    }
  }

  private static Occasion occasion(Occasion.Direction direction, Client client) {
    return new Occasion(direction, Optional.empty(), Optional.of(client), Instant.EPOCH, List.of());
  }

  @Test
  void itsComplaintsAreToldInCleanWords() throws IOException {
    String complaint = "SPAMD/1.0 76 Bad header line: \u001b[2J(x)\r\n\r\n";
    try (FakeSpamd spamd = FakeSpamd.onPort(FakeSpamd.answering(complaint))) {
      assertThat(ask(spamd, InspectedMails.plain("x")))
          .isEqualTo(
              new Finding.CouldNotTell(
                  "spamd",
                  Finding.CouldNotTell.Why.NO_ANSWER,
                  "spamd could not tell: it answered 76 Bad header line: [2J(x)"));
    }
  }

  @Test
  void praiseForHalfAMailIsNoPraise() throws IOException {
    FakeSpamd.Script hasty =
        (spamd, peer) -> {
          peer.read(java.nio.ByteBuffer.allocate(100));
          FakeSpamd.say(peer, HAM);
        };
    try (FakeSpamd spamd = FakeSpamd.onPort(hasty)) {
      Mail mail = InspectedMails.large(folder.resolve("large.eml"), 30);
      SizeCap cap = new SizeCap(40_000_000, SizeCap.Larger.COULD_NOT_TELL);
      assertThat(
              new Spamd(settings(spamd, cap, ScannerUser.NONE))
                  .inspect(mail, InspectedMails.OCCASION))
          .isInstanceOf(Finding.CouldNotTell.class);
    }
  }

  @Test
  void lessonsAreForTheUsersOwnDatabase() throws IOException {
    String done = "SPAMD/1.1 0 EX_OK\r\nDidSet: local\r\nContent-length: 2\r\n\r\n\r\n";
    try (FakeSpamd spamd = FakeSpamd.onPort(FakeSpamd.answering(done))) {
      Training training = new SpamdTraining(settings(spamd, SizeCap.DEFAULT, ScannerUser.NONE));
      Optional<String> alice = Optional.of("Alice@d.example");
      Mail mail = InspectedMails.plain("x");
      assertThat(training.learn(mail, Lesson.SPAM, alice)).isInstanceOf(Learnt.Taken.class);
      assertThat(training.learn(mail, Lesson.HAM, alice)).isInstanceOf(Learnt.Taken.class);
      assertThat(training.learn(mail, Lesson.FORGET, alice)).isInstanceOf(Learnt.Known.class);
      assertThat(spamd.heads().get(0))
          .startsWith("TELL SPAMC/1.5\r\n")
          .endsWith("User: alice@d.example\r\nMessage-class: spam\r\nSet: local\r\n\r\n");
      assertThat(spamd.heads().get(1)).endsWith("Message-class: ham\r\nSet: local\r\n\r\n");
      assertThat(spamd.heads().get(2)).endsWith("\r\nRemove: local\r\n\r\n");
    }
  }

  @Test
  void aLessonThatIsNotAllowedIsNotLearnt() throws IOException {
    String no = "SPAMD/1.0 69 Service Unavailable: TELL commands are not enabled\r\n\r\n";
    try (FakeSpamd spamd = FakeSpamd.onPort(FakeSpamd.answering(no))) {
      Learnt learnt =
          new SpamdTraining(settings(spamd, SizeCap.DEFAULT, ScannerUser.NONE))
              .learn(InspectedMails.plain("x"), Lesson.SPAM, Optional.empty());
      assertThat(learnt).isInstanceOf(Learnt.Failed.class);
      assertThat(learnt.text()).contains("TELL commands are not enabled");
    }
  }
}

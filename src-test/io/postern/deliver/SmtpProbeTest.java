package io.postern.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.deliver.SmtpProbe.Result;
import io.postern.mail.Address;
import io.postern.trace.Trace;
import io.postern.trace.Transcript;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether a server is there is asked without sending anything. */
class SmtpProbeTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private Result ask() {
    return new SmtpProbe(rig.wires()).ask(rig.settings());
  }

  @Test
  void aServerThatAnswersIsUpAndSaysWhatItCanDo() {
    rig.server.offering("SIZE 1000", "AUTH PLAIN", "DSN", "CHUNKING");
    rig.login("me", "secret");
    assertThat(ask())
        .isInstanceOfSatisfying(
            Result.Up.class,
            up -> {
              assertThat(up.offered().maxSize()).isEqualTo(1000);
              assertThat(up.offered().authMechanisms()).containsExactly("PLAIN");
              assertThat(up.offered().dsn()).isTrue();
              assertThat(up.offered().chunking()).isTrue();
              assertThat(up.offered().pipelining()).isFalse();
            });
    assertThat(rig.server.commands()).containsExactly("EHLO gateway.example", "QUIT");
  }

  @Test
  void aServerThatRefusesUsIsDown() {
    rig.server.on(FakeSmtp.GREETING).say("554 no");
    assertThat(ask())
        .isEqualTo(
            new Result.Down("127.0.0.1:" + rig.server.port() + ": greeting answered with 554 no"));
  }

  @Test
  void aServerThatSaysNothingIsDownInTime() {
    rig.patience(Duration.ofMillis(200));
    rig.server.on(FakeSmtp.GREETING).hang();
    assertThat(ask())
        .isEqualTo(new Result.Down("127.0.0.1:" + rig.server.port() + ": gave no answer in time"));
  }

  @Test
  void aServerThatIsNotThereIsDown() {
    rig.server.close();
    assertThat(ask())
        .isInstanceOfSatisfying(
            Result.Down.class, down -> assertThat(down.text()).contains("refused"));
  }

  private Result asking(Trace trace, boolean login) {
    return new SmtpProbe(rig.wires()).ask(rig.settings(), login, trace);
  }

  @Test
  void aLoginIsTriedWhenWantedAndTheDialogueIsShown() {
    rig.server.offering("AUTH LOGIN").login("me:secret");
    rig.login("me", "secret");
    Transcript transcript = new Transcript();
    assertThat(asking(transcript, true)).isInstanceOf(Result.Up.class);
    assertThat(transcript.lines())
        .containsExactly(
            ">> (connected to 127.0.0.1:" + rig.server.port() + ")",
            "<< 220 fake.example ESMTP",
            ">> EHLO gateway.example",
            "<< 250-fake.example",
            "<< 250 AUTH LOGIN",
            ">> AUTH LOGIN",
            "<< 334 VXNlcm5hbWU6",
            ">> *****",
            "<< 334 UGFzc3dvcmQ6",
            ">> *****",
            "<< 235 2.7.0 welcome",
            ">> QUIT",
            "<< 221 2.0.0 bye");
  }

  @Test
  void aLoginThatIsRefusedIsDown() {
    rig.server.offering("AUTH PLAIN").login("me:other");
    rig.login("me", "secret");
    Transcript transcript = new Transcript();
    assertThat(asking(transcript, true))
        .isInstanceOfSatisfying(
            Result.Down.class,
            down -> assertThat(down.text()).endsWith("the login was refused: 535 5.7.8 not you"));
    assertThat(transcript.lines()).last().isEqualTo("<< 535 5.7.8 not you");
  }

  @Test
  void withoutALoginInTheSettingsThereIsNone() {
    rig.server.offering("AUTH PLAIN");
    assertThat(asking(new Transcript(), true)).isInstanceOf(Result.Up.class);
    assertThat(rig.server.commands()).containsExactly("EHLO gateway.example", "QUIT");
  }

  @Test
  void aSenderIsOfferedAndTakenBack() {
    assertThat(askingAbout("anna@company.example")).isInstanceOf(Result.Up.class);
    assertThat(rig.server.commands())
        .containsExactly(
            "EHLO gateway.example", "MAIL FROM:<anna@company.example>", "RSET", "QUIT");
    assertThat(rig.server.mails()).isEmpty();
  }

  @Test
  void aSenderThatIsRefusedIsDown() {
    rig.server.on("MAIL").say("550 5.7.1 not from you");
    assertThat(askingAbout("anna@company.example"))
        .isInstanceOfSatisfying(
            Result.Down.class,
            down ->
                assertThat(down.text())
                    .endsWith("mail from anna@company.example is refused: 550 5.7.1 not from you"));
  }

  private Result askingAbout(String sender) {
    return new SmtpProbe(rig.wires())
        .ask(rig.settings(), false, new Transcript(), Optional.of(Address.of(sender)));
  }
}

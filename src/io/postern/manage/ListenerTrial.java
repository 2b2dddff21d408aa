package io.postern.manage;

import io.postern.accept.AcceptSettings;
import io.postern.mail.Address;
import io.postern.wire.Peer;
import io.postern.wire.Security;
import io.postern.wire.Wires;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tries whether the listener can listen; when its port is taken, asks whoever is there (F100). No
 * mail is handed over.
 */
final class ListenerTrial {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final AcceptSettings settings;
  private final Wires wires;
  private final String name;

  ListenerTrial(AcceptSettings settings, Wires wires) {
    this.settings = settings;
    this.wires = wires;
    String host = settings.bind().isAnyLocalAddress() ? "*" : settings.bind().getHostAddress();
    this.name = host + ":" + settings.port();
  }

  /** Whom a mail shall be tried for; the sender is empty for {@code <>}. */
  record Question(Optional<Address> from, Address to) {
    String mailCommand() {
      return "MAIL FROM:<" + from.map(Address::toString).orElse("") + ">";
    }

    String rcptCommand() {
      return "RCPT TO:<" + to + ">";
    }
  }

  /**
   * Tries it.
   *
   * @param question what to ask a listener that is there, as far as RCPT
   */
  Trial attempt(Optional<Question> question) {
    Optional<IOException> obstacle = bind();
    if (obstacle.isEmpty()) {
      return free(question.isPresent());
    }
    String reason = String.valueOf(obstacle.get().getMessage());
    if (!(obstacle.get() instanceof BindException) || !reason.contains("in use")) {
      return failed(
          List.of(),
          "nobody can listen on " + name + ": " + reason,
          reason.contains("ermission")
              ? "Ports below 1024 need a privilege; set postern.accept.port to a higher one."
              : "Set postern.accept.bind to an address of this machine.");
    }
    return ask(question);
  }

  private Optional<IOException> bind() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(settings.bind(), settings.port()));
      return Optional.empty();
    } catch (IOException taken) {
      return Optional.of(taken);
    }
  }

  private Trial free(boolean asked) {
    String verdict = name + " is free; nothing listens there now";
    return asked
        ? failed(List.of(), verdict, "Start the gateway, then try the addresses again.")
        : new Trial(name, true, List.of(), verdict, "");
  }

  private Trial failed(List<String> dialogue, String verdict, String guidance) {
    return new Trial(name, false, dialogue, verdict, guidance);
  }

  private Trial ask(Optional<Question> question) {
    InetAddress host =
        settings.bind().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : settings.bind();
    // a certificate of the gateway's own is nobody's to vouch for; no secret is said
    Peer peer =
        new Peer(
            host.getHostAddress(),
            settings.port(),
            Security.OPPORTUNISTIC,
            Optional.empty(),
            PATIENCE,
            PATIENCE);
    try (SmtpTalk talk = new SmtpTalk(wires, peer)) {
      try {
        return talk(talk, question);
      } catch (IOException broken) {
        return taken(talk.lines(), "the SMTP dialogue with it failed: " + broken.getMessage());
      }
    } catch (IOException unreachable) {
      return taken(List.of(), "it cannot be connected to: " + unreachable.getMessage());
    }
  }

  private Trial taken(List<String> dialogue, String how) {
    return failed(
        dialogue,
        name + " is taken by another program; " + TextTable.plain(how),
        "Stop that program, or set postern.accept.port or postern.accept.bind.");
  }

  private Trial talk(SmtpTalk talk, Optional<Question> question) throws IOException {
    if (settings.security() == Security.TLS) {
      talk.startTls();
    }
    String greeting = talk.reply().get(0);
    if (!greeting.equals("220 " + settings.hostName() + " ESMTP server ready")) {
      talk.ask("EHLO " + settings.hostName());
      talk.ask("QUIT");
      return taken(talk.lines(), "it greets with: " + greeting);
    }
    talk.ask("EHLO " + settings.hostName());
    if (settings.security() == Security.STARTTLS && settings.requireTls()) {
      talk.ask("STARTTLS");
      talk.startTls();
      talk.ask("EHLO " + settings.hostName());
    }
    Trial trial = question.isPresent() ? answer(talk, question.get()) : itself(talk, "");
    talk.ask("QUIT");
    return new Trial(name, trial.works(), talk.lines(), trial.verdict(), trial.guidance());
  }

  private Trial itself(SmtpTalk talk, String more) {
    return new Trial(name, true, talk.lines(), "Postern itself listens on " + name + more, "");
  }

  private Trial answer(SmtpTalk talk, Question question) throws IOException {
    String reply = talk.ask(question.mailCommand());
    if (reply.startsWith("2")) {
      reply = talk.ask(question.rcptCommand());
    }
    if (reply.startsWith("2")) {
      return itself(talk, ", and takes such a mail from this machine");
    }
    return failed(
        talk.lines(),
        "Postern itself listens on " + name + ", and does not take such a mail: " + reply,
        ListenerAnswers.guidance(reply));
  }
}

package io.postern.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** One client of an {@link SmtpSink}. */
final class SinkSession {
  private final SinkWire wire;
  private final SinkRules rules;
  private final boolean keepsContent;
  private final Consumer<SinkMail> kept;
  private final List<String> recipients = new ArrayList<>();
  private final List<String> recipientParameters = new ArrayList<>();
  private String sender;
  private String parameters = "";

  SinkSession(SinkWire wire, SinkRules rules, boolean keepsContent, Consumer<SinkMail> kept) {
    this.wire = wire;
    this.rules = rules;
    this.keepsContent = keepsContent;
    this.kept = kept;
  }

  /** Serves the client until it says QUIT or a rule ends the conversation. */
  void serve() throws IOException {
    waitWhilePaused();
    wire.answer("220 sink ESMTP");
    boolean more = true;
    while (more) {
      String line = wire.readLine();
      String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
      more = serve(verb, line);
    }
  }

  private boolean serve(String verb, String line) throws IOException {
    switch (verb) {
      case "EHLO" ->
          wire.answer(
              "250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n"
                  + rules.extensions()
                  + "250 SIZE "
                  + rules.largest());
      case "HELO", "NOOP" -> wire.answer("250 ok");
      case "MAIL" -> mail(line);
      case "RCPT" -> recipient(line);
      case "DATA" -> {
        return data();
      }
      case "RSET" -> {
        reset();
        wire.answer("250 2.0.0 ok");
      }
      case "QUIT" -> {
        wire.answer("221 2.0.0 bye");
        return false;
      }
      default -> wire.answer("502 5.5.1 not here");
    }
    return true;
  }

  private void mail(String line) throws IOException {
    if (sender != null) {
      wire.answer("503 5.5.1 a transaction is under way");
      return;
    }
    sender = path(line);
    parameters = behindPath(line);
    wire.answer("250 2.1.0 ok");
  }

  private void recipient(String line) throws IOException {
    if (sender == null) {
      wire.answer("503 5.5.1 MAIL first");
      return;
    }
    String reply = rules.replyTo(path(line));
    if (reply.startsWith("2")) {
      recipients.add(path(line));
      recipientParameters.add(behindPath(line));
    }
    wire.answer(reply);
  }

  private static String path(String line) {
    int open = line.indexOf('<');
    int close = line.lastIndexOf('>');
    return open < 0 || close < open ? "" : line.substring(open + 1, close);
  }

  private static String behindPath(String line) {
    return line.substring(line.indexOf('>') + 1).strip();
  }

  private void reset() {
    sender = null;
    recipients.clear();
    recipientParameters.clear();
  }

  private boolean data() throws IOException {
    if (recipients.isEmpty()) {
      wire.answer("503 5.5.1 nobody to give it to");
      return true;
    }
    int number = rules.nextTransaction();
    SinkRules.Fault fault = rules.faultOf(number);
    wire.answer("354 go on");
    if (fault instanceof SinkRules.Fault.DropInContent) {
      wire.readLine();
      return false;
    }
    MailDigest digest = new MailDigest();
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    wire.readContent(
        (block, from, length) -> {
          digest.accept(block, from, length);
          if (keepsContent) {
            copy.write(block, from, length);
          }
        });
    rules.complete();
    waitWhilePaused();
    return end(number, fault, digest, copy);
  }

  private boolean end(
      int number, SinkRules.Fault fault, MailDigest digest, ByteArrayOutputStream copy)
      throws IOException {
    if (fault instanceof SinkRules.Fault.Answer answer) {
      reset();
      wire.answer(answer.reply());
      return !answer.reply().startsWith("421");
    }
    String sha256 = digest.finish();
    kept.accept(
        new SinkMail(
            number,
            sender,
            List.copyOf(recipients),
            parameters,
            List.copyOf(recipientParameters),
            digest.size(),
            digest.ownOctets(),
            sha256,
            digest.specimenId(),
            fault == null,
            keepsContent ? Optional.of(copy.toByteArray()) : Optional.empty()));
    reset();
    if (fault == null) {
      wire.answer("250 2.0.0 kept as " + number);
    }
    return fault == null;
  }

  private void waitWhilePaused() throws IOException {
    try {
      rules.waitWhilePaused();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the sink is closed");
    }
  }
}

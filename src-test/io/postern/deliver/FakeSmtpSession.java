package io.postern.deliver;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/** One connection to a {@link FakeSmtp}. */
final class FakeSmtpSession {
  static final Charset OCTETS = StandardCharsets.ISO_8859_1;

  private final FakeSmtp server;
  private final int number;
  private Socket socket;
  private BufferedInputStream in;
  private OutputStream out;
  private final StringBuilder withheld = new StringBuilder();
  private boolean withholds;
  private String mailCommand;
  private final List<String> recipients = new ArrayList<>();

  FakeSmtpSession(FakeSmtp server, Socket socket, int number) {
    this.server = server;
    this.socket = socket;
    this.number = number;
  }

  void run() {
    try {
      if (server.isTlsAtOnce()) {
        secure();
      }
      streams();
      answer(FakeSmtp.GREETING, "220 fake.example ESMTP");
      while (true) {
        command(readLine());
      }
    } catch (IOException ended) {
      server.said("(connection " + number + " ended)");
    }
  }

  private void streams() throws IOException {
    in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    out = socket.getOutputStream();
  }

  private void secure() throws IOException {
    SSLSocket secure =
        (SSLSocket)
            server
                .certificate()
                .server()
                .getSocketFactory()
                .createSocket(socket, "client", socket.getPort(), true);
    secure.setUseClientMode(false);
    secure.startHandshake();
    socket = secure;
  }

  private void command(String line) throws IOException {
    String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
    withholds =
        server.isWithholding() && !verb.equals("DATA") && (withholds || verb.equals("MAIL"));
    switch (verb) {
      case "EHLO" -> answer(line, "250-" + String.join("\r\n250-", greetingLines()));
      case "HELO", "NOOP" -> answer(line, "250 fake.example");
      case "STARTTLS" -> startTls(line);
      case "AUTH" -> auth(line);
      case "MAIL" -> mail(line);
      case "RCPT" -> recipient(line);
      case "DATA" -> data(line);
      case "RSET" -> {
        answer(line, "250 2.0.0 forgotten");
        forget();
      }
      case "QUIT" -> {
        answer(line, "221 2.0.0 bye");
        throw new EOFException();
      }
      default -> answer(line, "500 5.5.2 what is that");
    }
  }

  private List<String> greetingLines() {
    List<String> lines = new ArrayList<>(List.of("fake.example"));
    lines.addAll(server.extensions());
    return lines;
  }

  private void startTls(String line) throws IOException {
    String consent = "220 2.0.0 go ahead\r\n" + server.behindStartTls();
    if (answer(line, consent.strip()) == 220) {
      secure();
      streams();
    }
  }

  private void auth(String line) throws IOException {
    Optional<FakeSmtpRule> rule = server.ruleFor(line);
    if (rule.isPresent()) {
      perform(rule.get(), "");
    } else {
      say(new FakeSmtpAuth(this, server.login()).check(line) + "\r\n");
    }
  }

  private void mail(String line) throws IOException {
    boolean nested = mailCommand != null;
    if (answer(line, nested ? "503 5.5.1 nested MAIL" : "250 2.1.0 ok") == 250) {
      mailCommand = line;
    }
  }

  private void recipient(String line) throws IOException {
    if (answer(line, mailCommand == null ? "503 5.5.1 MAIL first" : "250 2.1.5 ok") < 300) {
      recipients.add(line);
    }
  }

  private void data(String line) throws IOException {
    boolean nobody = recipients.isEmpty() && !server.isEager();
    if (answer(line, nobody ? "554 5.5.1 no valid recipients" : "354 go ahead") != 354) {
      return;
    }
    byte[] raw = content();
    if (recipients.isEmpty()) {
      answer(FakeSmtp.END, "554 5.5.1 no valid recipients");
    } else {
      end(raw);
    }
    forget();
  }

  private byte[] content() throws IOException {
    if (server.isLenient()) {
      return FakeSmtpContent.lenient(in);
    }
    Optional<FakeSmtpRule> rule = server.ruleFor(FakeSmtp.CONTENT);
    byte[] raw =
        FakeSmtpContent.strict(in, count -> rule.isPresent() && count >= rule.get().octets());
    if (raw == null) {
      perform(rule.get(), "");
      throw new EOFException();
    }
    return raw;
  }

  private void end(byte[] raw) throws IOException {
    Optional<FakeSmtpRule> rule = server.ruleFor(FakeSmtp.END);
    String reply = rule.map(FakeSmtpRule::reply).orElse(null);
    if (reply == null || !reply.matches("(?s)[45].*")) {
      server.took(
          new ReceivedMail(
              number, mailCommand, List.copyOf(recipients), raw, FakeSmtpContent.unstuffed(raw)));
    }
    String usual = "250 2.0.0 queued as " + server.mails().size();
    if (rule.isPresent()) {
      perform(rule.get(), usual);
    } else {
      say(usual + "\r\n");
    }
  }

  private void forget() {
    mailCommand = null;
    recipients.clear();
  }

  /** Answers as told or as usual; the code that was said. */
  private int answer(String step, String usual) throws IOException {
    Optional<FakeSmtpRule> rule = server.ruleFor(step);
    if (rule.isPresent()) {
      return perform(rule.get(), usual);
    }
    say(lastLineMarked(usual) + "\r\n");
    return code(usual);
  }

  private static String lastLineMarked(String reply) {
    int start = reply.lastIndexOf('\n') + 1;
    return reply.startsWith("250-", start)
        ? reply.substring(0, start) + "250 " + reply.substring(start + 4)
        : reply;
  }

  private int perform(FakeSmtpRule rule, String usual) throws IOException {
    try {
      rule.gate().await();
      if (rule.isSilent()) {
        server.stopped().await();
      }
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
    boolean unusual = rule.reply() != null || rule.closes();
    String reply = unusual ? rule.reply() : lastLineMarked(usual) + "\r\n";
    if (reply != null) {
      say(reply);
    }
    if (rule.closes()) {
      flush();
      throw new EOFException();
    }
    return code(reply);
  }

  private static int code(String reply) {
    return reply.matches("(?s)[0-9]{3}.*") ? Integer.parseInt(reply.substring(0, 3)) : 0;
  }

  void say(String text) throws IOException {
    server.said(text);
    withheld.append(text);
    if (!withholds) {
      flush();
    }
  }

  private void flush() throws IOException {
    out.write(withheld.toString().getBytes(OCTETS));
    out.flush();
    withheld.setLength(0);
  }

  String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException();
      }
      line.append((char) octet);
    }
    if (line.length() > 0 && line.charAt(line.length() - 1) == '\r') {
      line.setLength(line.length() - 1);
    }
    server.heard(line.toString());
    return line.toString();
  }
}

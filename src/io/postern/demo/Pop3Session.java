package io.postern.demo;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client of the embedded provider, from greeting to farewell. */
final class Pop3Session implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Pop3Session.class);
  private static final int MAX_FAILURES = 5;
  private static final List<String> CAPABILITIES =
      List.of("TOP", "UIDL", "USER", "SASL PLAIN", "PIPELINING", "RESP-CODES", "AUTH-RESP-CODE");

  private final Socket socket;
  private final Map<String, Maildrop> accounts;
  private Pop3Wire wire;
  private String user = "";
  private int failures;
  private Maildrop maildrop;
  private Pop3Transaction transaction;

  /**
   * @param accounts by user name in lower case
   */
  Pop3Session(Socket socket, Map<String, Maildrop> accounts) {
    this.socket = socket;
    this.accounts = accounts;
  }

  @Override
  public void run() {
    try (Socket closing = socket) {
      wire = new Pop3Wire(closing);
      wire.line("+OK Postern's demo provider is ready");
      String line = wire.readLine();
      while (line != null && serve(line)) {
        line = wire.readLine();
      }
      wire.flush();
    } catch (IOException gone) {
      LOG.debug("a client left without QUIT: {}", gone.toString());
    } finally {
      end(Set.of());
    }
  }

  private boolean serve(String line) throws IOException {
    int blank = line.indexOf(' ');
    String verb = (blank < 0 ? line : line.substring(0, blank)).toUpperCase(Locale.ROOT);
    String argument = blank < 0 ? "" : line.substring(blank + 1).strip();
    switch (verb) {
      case "QUIT" -> quit();
      case "CAPA" -> capabilities();
      default -> {
        if (transaction != null) {
          transaction.handle(verb, argument);
        } else {
          authorise(verb, argument);
        }
      }
    }
    return !verb.equals("QUIT") && failures < MAX_FAILURES;
  }

  private void quit() throws IOException {
    if (transaction != null) {
      end(transaction.deleted());
    }
    wire.line("+OK goodbye");
  }

  private void capabilities() throws IOException {
    wire.line("+OK what this server can do");
    for (String capability : CAPABILITIES) {
      wire.line(capability);
    }
    wire.line(".");
  }

  private void authorise(String verb, String argument) throws IOException {
    switch (verb) {
      case "USER" -> {
        user = argument;
        wire.line("+OK now the password");
      }
      case "PASS" -> logIn(user, argument);
      case "AUTH" -> sasl(argument);
      default -> {
        failures++;
        wire.line("-ERR log in first");
      }
    }
  }

  /** SASL PLAIN, with or without an initial response (RFC 5034, RFC 4616). */
  private void sasl(String argument) throws IOException {
    String[] words = argument.split(" +", 2);
    if (!words[0].equalsIgnoreCase("PLAIN")) {
      wire.line("-ERR only AUTH PLAIN is offered");
      return;
    }
    String response = words.length == 2 ? words[1] : askForResponse();
    if (response == null || response.equals("*")) {
      wire.line("-ERR as you wish");
      return;
    }
    String[] parts = decode(response).split("\0", -1);
    if (parts.length != 3) {
      failures++;
      wire.line("-ERR not a PLAIN response");
      return;
    }
    logIn(parts[1], parts[2]);
  }

  private String askForResponse() throws IOException {
    wire.line("+ ");
    return wire.readLine();
  }

  private static String decode(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      // a client's mistake; it hears that this is no PLAIN response
      return "";
    }
  }

  private void logIn(String name, String password) throws IOException {
    Maildrop candidate = accounts.get(name.toLowerCase(Locale.ROOT));
    if (candidate == null || !candidate.opensWith(password)) {
      failures++;
      wire.line("-ERR [AUTH] wrong user name or password");
      return;
    }
    Optional<List<StoredMail>> mails = candidate.lock();
    if (mails.isEmpty()) {
      wire.line("-ERR [IN-USE] another session has this mailbox");
      return;
    }
    maildrop = candidate;
    transaction = new Pop3Transaction(mails.get(), wire);
    wire.line("+OK " + mails.get().size() + " mails");
  }

  private void end(Set<StoredMail> deleted) {
    if (maildrop != null) {
      maildrop.release(deleted);
      maildrop = null;
      transaction = null;
    }
  }
}

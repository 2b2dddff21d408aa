package io.postern.accept;

import io.postern.mail.Client;
import io.postern.mail.OneLine;
import io.postern.wire.Security;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's visit, from the greeting to the farewell: reads commands and lets them be done. */
final class Conversation {
  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

  /** RFC 5321 section 4.5.3.1.4 asks for 512 octets and what the extensions add. */
  private static final int MAX_COMMAND = 4_096;

  private final Premises premises;
  private final long number;
  private final Connection connection;
  private final AcceptLog log;
  private final CommandReader reader;
  private final LoginTries tries;
  private String helo;
  private boolean extended;
  private Optional<String> user = Optional.empty();
  private Transaction transaction;
  private boolean ended;

  /**
   * @param number of the connection
   */
  Conversation(Premises premises, long number, Connection connection, AcceptLog log) {
    this.premises = premises;
    this.number = number;
    this.connection = connection;
    this.log = log;
    this.reader = new CommandReader(connection.in());
    this.tries = new LoginTries(premises.guesses(), connection.address());
  }

  /** Talks until the client leaves or has to; never throws, and closes the connection. */
  void run() {
    String how = "";
    try {
      greet();
      while (!ended) {
        command();
      }
      connection.replies().flush();
    } catch (EOFException over) {
      how = farewell();
    } catch (IOException lost) {
      how = " by a failure: " + OneLine.of(String.valueOf(lost.getMessage()), 200);
    } catch (RuntimeException | Error broken) {
      LOG.error("The SMTP connection from {} is given up", connection.address(), broken);
      how = " by an error of the gateway";
      sayLast("421 4.3.0 internal error, closing");
    } finally {
      abandonTransaction();
      connection.close();
      premises.station().trace().end(number);
      log.closed(how);
    }
  }

  private void greet() throws IOException {
    AcceptSettings settings = premises.settings();
    if (settings.security() == Security.TLS) {
      connection.startTls(premises.tls().orElseThrow());
    } else if (!isTrusted() && connection.isTalking()) {
      refuse("what came before the greeting", "554 5.5.0 the server speaks first");
      end();
      return;
    }
    say("220 " + settings.hostName() + " ESMTP server ready");
  }

  private void command() throws IOException {
    CommandLine line = nextLine();
    switch (line.flaw()) {
      case NONE -> Verb.perform(this, line.text());
      case TOO_LONG -> refuse("a line", "500 5.5.6 the line is too long");
      case NOT_UTF8 -> refuse("a line", "500 5.5.2 the line is not UTF-8");
      case STRAY -> {
        refuse("a line", "501 5.5.2 a command ends with CR LF and holds no CR, LF or NUL alone");
        ended |= !isTrusted();
      }
    }
    if (!ended && connection.replies().errors() >= premises.settings().maxErrors()) {
      refuse("the client", "421 4.7.0 too many errors, closing");
      end();
    } else if (!ended && connection.isLeaving()) {
      say("421 4.3.2 the listener stops, try again later");
      end();
    }
  }

  private CommandLine nextLine() throws IOException {
    CommandLine line = answer();
    boolean tooLong = line.text().length() > MAX_COMMAND && !Verb.AUTH.begins(line.text());
    return tooLong ? CommandLine.flawed(CommandLine.Flaw.TOO_LONG) : line;
  }

  /**
   * The next line that the client says.
   *
   * @throws EOFException when there is none, or the client has to go instead
   */
  CommandLine answer() throws IOException {
    connection.awaitCommand();
    connection.idle(true);
    CommandLine line = reader.next();
    connection.idle(false);
    premises.station().trace().line(number, true, line.text());
    return line;
  }

  /** The last words to a client that sends no more, and how the log shall tell it. */
  private String farewell() {
    if (connection.isExpired()) {
      sayLast("421 4.4.2 it took too long, closing");
      return " after a time-out";
    }
    if (connection.isLeaving()) {
      sayLast("421 4.3.2 the listener stops, try again later");
      return " since the listener stops";
    }
    return " by the client without QUIT";
  }

  private void sayLast(String reply) {
    try {
      say(reply);
      connection.replies().flush();
    } catch (IOException gone) {
      LOG.debug("A client did not wait for its farewell: {}", gone.getMessage());
    }
  }

  /** Adds a reply. */
  void say(String reply) throws IOException {
    premises.station().trace().line(number, false, reply);
    connection.replies().say(reply);
  }

  /** Adds a reply of several lines. */
  void say(String code, List<String> lines) throws IOException {
    lines.forEach(line -> premises.station().trace().line(number, false, code + "-" + line));
    connection.replies().say(code, lines);
  }

  /** Adds a reply 4yz or 5yz and tells the log. */
  void refuse(String what, String reply) throws IOException {
    log.refused(what, reply);
    say(reply);
  }

  /** The conversation is over behind the reply. */
  void end() {
    ended = true;
  }

  Premises premises() {
    return premises;
  }

  Connection connection() {
    return connection;
  }

  AcceptLog log() {
    return log;
  }

  LoginTries tries() {
    return tries;
  }

  /** Whether the client comes from a network of ours or has logged in. */
  boolean isTrusted() {
    return premises.permission().isTrusted(connection.address(), user);
  }

  /** The client has said its name; a mail that was begun is forgotten. */
  void introduced(String name, boolean byEhlo) {
    abandonTransaction();
    helo = name;
    extended = byEhlo;
    log.introduced(client());
  }

  boolean isIntroduced() {
    return helo != null;
  }

  /** Who the client is. */
  Client client() {
    return new Client(connection.address(), helo, user, connection.isSecured(), extended);
  }

  Optional<String> user() {
    return user;
  }

  void loggedIn(String name) {
    user = Optional.of(name);
    log.introduced(client());
  }

  /** TLS begins: nothing that was said before counts (RFC 3207 section 4.2). */
  void forget() {
    abandonTransaction();
    helo = null;
    extended = false;
    user = Optional.empty();
  }

  /** The mail under way, if there is one. */
  Optional<Transaction> transaction() {
    return Optional.ofNullable(transaction);
  }

  void begin(Transaction mail) {
    transaction = mail;
  }

  void abandonTransaction() {
    if (transaction != null) {
      transaction.abandon();
      transaction = null;
    }
  }
}

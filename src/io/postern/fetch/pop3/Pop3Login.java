package io.postern.fetch.pop3;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.fetch.pop3.Pop3Exception.Kind;
import io.postern.wire.Credentials;
import io.postern.wire.Security;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From the greeting to the open mailbox: CAPA, STLS where it is demanded, then SASL PLAIN, APOP, or
 * USER and PASS, whichever the server offers first in this order; CAPA again at the end, for
 * servers say more to those who have signed in.
 */
final class Pop3Login {
  private static final int CAPA_LINES = 200;

  /** RFC 5034 section 4: a longer AUTH line may not carry the initial response. */
  private static final int COMMAND_MAX = 255 - 2;

  /**
   * What APOP signs must look like a message id (RFC 1939 section 7); anything looser lets an
   * attacker in the middle recover passwords (CVE-2007-1558).
   */
  private static final Pattern TIMESTAMP = Pattern.compile("<[!-;=?A-~]+@[!-;=?A-~]+>");

  private final Dialogue dialogue;
  private final Credentials login;
  private final boolean apop;
  private boolean apopRefused;

  Pop3Login(Dialogue dialogue, Credentials login, boolean apop) {
    this.dialogue = dialogue;
    this.login = login;
    this.apop = apop;
  }

  /** Does all of it and returns what the server can do for us. */
  Capabilities run() throws Pop3Exception {
    checkCredentials();
    Optional<String> timestamp = greeting();
    Capabilities before = capabilities().orElse(Capabilities.NONE);
    if (dialogue.wire().peer().security() == Security.STARTTLS) {
      startTls(before);
      before = capabilities().orElse(Capabilities.NONE);
    }
    signIn(before, timestamp);
    return capabilities().orElse(before);
  }

  /**
   * Whether APOP was tried in vain; a server may hang up after that, and listen to PASS next time.
   */
  boolean apopRefused() {
    return apopRefused;
  }

  private void checkCredentials() throws Pop3Exception {
    String both = login.username() + login.password().reveal();
    if (both.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw dialogue.failure(Kind.LOGIN, "user name or password has a CR, LF or NUL in it");
    }
    dialogue.conceal("\0" + login.username() + "\0" + login.password().reveal());
    dialogue.conceal(login.password().reveal());
  }

  private Optional<String> greeting() throws Pop3Exception {
    Pop3Reply greeting = dialogue.reply();
    if (!greeting.ok()) {
      throw refused(greeting, Kind.GREETING, "the server turns us away");
    }
    Matcher timestamp = TIMESTAMP.matcher(greeting.text());
    return timestamp.find() ? Optional.of(timestamp.group()) : Optional.empty();
  }

  /** Nothing when the server does not know CAPA. */
  private Optional<Capabilities> capabilities() throws Pop3Exception {
    if (!dialogue.ask("CAPA").ok()) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>();
    for (Optional<String> line = dialogue.line(); line.isPresent(); line = dialogue.line()) {
      if (lines.size() == CAPA_LINES) {
        throw dialogue.failure(Kind.PROTOCOL, "more than " + CAPA_LINES + " capabilities");
      }
      lines.add(line.get());
    }
    return Optional.of(Capabilities.of(lines));
  }

  private void startTls(Capabilities offered) throws Pop3Exception {
    if (!offered.stls()) {
      throw dialogue.failure(
          Kind.TLS, "the server does not offer STLS, and nothing is said to it in the clear");
    }
    Pop3Reply reply = dialogue.ask("STLS");
    if (!reply.ok()) {
      throw refused(reply, Kind.TLS, "STLS was refused");
    }
    try {
      dialogue.wire().startTls();
      dialogue.happened("TLS from here on");
    } catch (SocketTimeoutException silent) {
      throw dialogue.translated(silent);
    } catch (IOException failed) {
      throw dialogue.failure(Kind.TLS, "no TLS: " + failed.getMessage(), failed);
    }
  }

  private void signIn(Capabilities offered, Optional<String> timestamp) throws Pop3Exception {
    if (offered.saslPlain() && byPlain()) {
      return;
    }
    if (apop && timestamp.isPresent() && byApop(timestamp.get())) {
      return;
    }
    byPassword();
  }

  /** False when the server does not know AUTH PLAIN after all. */
  private boolean byPlain() throws Pop3Exception {
    String credentials = plain();
    String command = "AUTH PLAIN " + credentials;
    boolean atOnce = command.length() <= COMMAND_MAX;
    Optional<Pop3Reply> answer = askAuth(atOnce ? command : "AUTH PLAIN");
    if (answer.isEmpty()) {
      answer = askAuth(credentials);
    }
    Pop3Reply reply =
        answer.isPresent() ? answer.get() : dialogue.ask("*", "AUTH PLAIN, cancelled");
    if (!reply.ok() && !Refusal.isUnknownCommand(reply)) {
      throw refused(reply, Kind.LOGIN, "the login was refused");
    }
    return reply.ok();
  }

  private Optional<Pop3Reply> askAuth(String line) throws Pop3Exception {
    dialogue.send(line, "AUTH PLAIN");
    dialogue.flush();
    return dialogue.replyOrChallenge();
  }

  private String plain() {
    byte[] octets = ("\0" + login.username() + "\0" + login.password().reveal()).getBytes(UTF_8);
    return Base64.getEncoder().encodeToString(octets);
  }

  /** False when the server refused without a reason that would hold for the password, too. */
  private boolean byApop(String timestamp) throws Pop3Exception {
    String digest = md5(timestamp + login.password().reveal());
    dialogue.conceal(digest);
    apopRefused = true;
    Pop3Reply reply = dialogue.ask("APOP " + login.username() + " " + digest, "APOP");
    if (!reply.ok() && (!reply.code().isEmpty() || Refusal.kind(reply, Kind.LOGIN) != Kind.LOGIN)) {
      throw refused(reply, Kind.LOGIN, "the login was refused");
    }
    apopRefused = !reply.ok();
    return reply.ok();
  }

  private void byPassword() throws Pop3Exception {
    Pop3Reply user = dialogue.ask("USER " + login.username());
    if (!user.ok()) {
      throw refused(user, Kind.LOGIN, "the user was refused");
    }
    Pop3Reply pass = dialogue.ask("PASS " + login.password().reveal(), "PASS");
    if (!pass.ok()) {
      throw refused(pass, Kind.LOGIN, "the login was refused");
    }
  }

  private Pop3Exception refused(Pop3Reply reply, Kind otherwise, String what) {
    return dialogue.failure(Refusal.kind(reply, otherwise), what);
  }

  private static String md5(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has MD5", impossible);
    }
  }
}

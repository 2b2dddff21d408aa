package io.postern.fetch;

import io.postern.fetch.pop3.Capabilities;
import io.postern.fetch.pop3.Listing;
import io.postern.fetch.pop3.Pop3Connection;
import io.postern.fetch.pop3.Pop3Exception;
import io.postern.trace.Trace;
import io.postern.wire.Security;
import io.postern.wire.Wires;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tries an account as a session would, and looks only: name, connection, TLS, login, LIST and UIDL
 * (F29, F130). Nothing is fetched and nothing deleted.
 */
public final class MailboxTrial {
  private static final int MAX_LINES = 200;

  private final Wires wires;

  public MailboxTrial(Wires wires) {
    this.wires = wires;
  }

  /**
   * What came of it.
   *
   * @param steps what was done, one sentence each, in order; the last one is that which failed
   * @param dialogue line by line, ours behind {@code C: }, the server's behind {@code S: }; secrets
   *     are masked
   * @param failure what is wrong; empty when a session would work
   */
  public record Verdict(
      List<String> steps, List<String> dialogue, Optional<Pop3Exception> failure) {
    public Verdict {
      steps = List.copyOf(steps);
      dialogue = List.copyOf(dialogue);
    }
  }

  /** Tries it; the peer's time-outs bound how long it takes. */
  public Verdict attempt(MailboxSettings account) {
    List<String> steps = new ArrayList<>();
    List<String> dialogue = new ArrayList<>();
    Trace trace =
        (server, connection, sent, line) -> {
          if (dialogue.size() < MAX_LINES) {
            dialogue.add((sent ? "C: " : "S: ") + line);
          }
        };
    lookUp(account.peer().host()).ifPresent(steps::add);
    try (Pop3Connection pop3 =
        Pop3Connection.open(wires, account.peer(), account.login(), account.apop(), () -> trace)) {
      steps.add(connected(account));
      steps.add("login: accepted as " + account.login().username());
      steps.add("the server: " + words(pop3.capabilities()));
      steps.add("mailbox: " + words(pop3.list(Session.MAX_LISTED)));
      pop3.quit();
      return new Verdict(steps, dialogue, Optional.empty());
    } catch (Pop3Exception failed) {
      before(failed.kind(), account).forEach(steps::add);
      return new Verdict(steps, dialogue, Optional.of(failed));
    }
  }

  /** Empty when the name has no address: that is then what fails. */
  private static Optional<String> lookUp(String host) {
    try {
      String addresses =
          Arrays.stream(InetAddress.getAllByName(host))
              .map(InetAddress::getHostAddress)
              .distinct()
              .collect(Collectors.joining(", "));
      return Optional.of("name: " + host + " is " + addresses);
    } catch (UnknownHostException unknown) {
      return Optional.empty();
    }
  }

  private static String connected(MailboxSettings account) {
    String how =
        switch (account.peer().security()) {
          case TLS -> ", protected by TLS, certificate trusted";
          case STARTTLS -> ", protected by STLS, certificate trusted";
          case OPPORTUNISTIC -> ", protected when the server offers it";
          case NONE -> ", NOT protected: password and mail can be read on the way";
        };
    return "connection: " + account.peer() + " answers" + how;
  }

  /** The steps that went well before a failure of a kind. */
  private static List<String> before(Pop3Exception.Kind kind, MailboxSettings account) {
    return switch (kind) {
      case LOGIN, IN_USE, LOGIN_DELAY, SYS_TEMP, SYS_PERM -> List.of(connected(account));
      case GREETING, TLS ->
          account.peer().security() == Security.NONE || kind == Pop3Exception.Kind.TLS
              ? List.of("connection: " + account.peer() + " answers")
              : List.of(connected(account));
      case NAME, CONNECT, NO_UIDL, LOST, TIMEOUT, PROTOCOL -> List.of();
    };
  }

  private static String words(Capabilities can) {
    List<String> words = new ArrayList<>();
    words.add(can.implementation().isEmpty() ? "no name given" : can.implementation());
    words.add(can.pipelining() ? "several commands at once" : "one command at a time");
    words.add(can.top() ? "headers alone (TOP)" : "no headers alone (no TOP)");
    if (!can.loginDelay().isZero()) {
      words.add("at least " + can.loginDelay().toSeconds() + " s between two logins");
    }
    can.expireDays().ifPresent(days -> words.add("mails vanish after " + days + " days"));
    return String.join("; ", words);
  }

  private static String words(Listing listing) {
    long octets = new MailboxRows(listing).octets();
    int beyond = listing.oddities().beyond();
    String odd =
        listing.oddities().unmatched() + listing.oddities().junkLines() > 0
            ? "; odd answers: " + listing.oddities()
            : "";
    return "%d mails, %d octets, each with a UIDL%s%s"
        .formatted(
            listing.size(), octets, beyond > 0 ? "; " + beyond + " more not looked at" : "", odd);
  }
}

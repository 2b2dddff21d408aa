package io.postern.accept;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The commands there are, each with whether it goes before TLS when TLS is required. */
enum Verb {
  EHLO(Introduction::ehlo, true, "EHLO <your name>: begins, and asks what is offered"),
  HELO(Introduction::helo, true, "HELO <your name>: begins, for old clients"),
  STARTTLS(Encryption::starttls, true, "STARTTLS: begins encryption, where it is offered"),
  AUTH(Authentication::auth, false, "AUTH <mechanism> [response]: logs in, PLAIN or LOGIN"),
  MAIL(Envelopes::mail, false, "MAIL FROM:<sender> [parameters]: begins a mail"),
  RCPT(Envelopes::rcpt, false, "RCPT TO:<recipient> [parameters]: adds a recipient"),
  DATA(Contents::data, false, "DATA: sends the content up to a line with a dot alone"),
  BDAT(Contents::bdat, false, "BDAT <octets> [LAST]: sends a piece of the content"),
  RSET(Envelopes::rset, true, "RSET: forgets the mail that was begun"),
  NOOP(Formalities::noop, true, "NOOP: does nothing"),
  VRFY(Formalities::vrfy, false, "VRFY <address>: would say whether an address exists"),
  EXPN(Formalities::notDone, false, "EXPN: is not done here"),
  ETRN(Formalities::notDone, false, "ETRN: is not done here"),
  TURN(Formalities::notDone, false, "TURN: is not done here"),
  HELP(Formalities::help, false, "HELP: lists the commands"),
  QUIT(Formalities::quit, true, "QUIT: ends the connection"),
  GET(Formalities::wrongProtocol, true, ""),
  POST(Formalities::wrongProtocol, true, ""),
  PUT(Formalities::wrongProtocol, true, ""),
  HEAD(Formalities::wrongProtocol, true, ""),
  DELETE(Formalities::wrongProtocol, true, ""),
  OPTIONS(Formalities::wrongProtocol, true, ""),
  CONNECT(Formalities::wrongProtocol, true, "");

  /** Does what a command asks for. */
  private interface Action {
    void perform(Conversation conversation, String argument) throws IOException;
  }

  private static final Map<String, Verb> BY_NAME = new HashMap<>();

  static {
    Arrays.stream(values()).forEach(verb -> BY_NAME.put(verb.name(), verb));
  }

  private final Action action;
  private final boolean beforeTls;
  private final String help;

  Verb(Action action, boolean beforeTls, String help) {
    this.action = action;
    this.beforeTls = beforeTls;
    this.help = help;
  }

  /** Does what a line asks for, or says why not. */
  static void perform(Conversation conversation, String line) throws IOException {
    int blank = line.indexOf(' ');
    String name = blank < 0 ? line : line.substring(0, blank);
    Verb verb = of(name);
    if (verb == null) {
      // it is not repeated anywhere: it may be a password behind an AUTH that was refused
      conversation.refuse("an unknown command", "500 5.5.1 the command is not known");
    } else if (verb.needsTls(conversation)) {
      conversation.refuse(verb.name(), "530 5.7.0 say STARTTLS first");
    } else {
      verb.action.perform(conversation, blank < 0 ? "" : line.substring(blank + 1).stripTrailing());
    }
  }

  private static Verb of(String name) {
    Verb asWritten = BY_NAME.get(name);
    return asWritten != null ? asWritten : BY_NAME.get(AsciiCase.upper(name));
  }

  private boolean needsTls(Conversation conversation) {
    return !beforeTls
        && conversation.premises().settings().requireTls()
        && !conversation.connection().isSecured();
  }

  /** Whether a line is this command. */
  boolean begins(String line) {
    return line.length() >= name().length()
        && AsciiCase.upper(line.substring(0, name().length())).equals(name());
  }

  /** A sentence about each command. */
  static List<String> helpLines() {
    return Arrays.stream(values()).map(verb -> verb.help).filter(text -> !text.isEmpty()).toList();
  }
}

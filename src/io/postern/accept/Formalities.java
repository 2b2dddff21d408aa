package io.postern.accept;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The commands that move no mail. */
final class Formalities {
  private Formalities() {}

  static void noop(Conversation conversation, String argument) throws IOException {
    conversation.say("250 2.0.0 Ok");
  }

  /** RFC 5321 section 7.3: who is there is told to nobody. */
  static void vrfy(Conversation conversation, String argument) throws IOException {
    if (argument.isEmpty()) {
      conversation.refuse("VRFY", "501 5.5.4 VRFY needs an address");
    } else {
      conversation.say("252 2.0.0 cannot say whether it exists, but would try to deliver");
    }
  }

  static void notDone(Conversation conversation, String argument) throws IOException {
    conversation.refuse("a command", "502 5.5.1 the command is not done here");
  }

  static void help(Conversation conversation, String argument) throws IOException {
    List<String> lines = new ArrayList<>();
    Verb.helpLines().forEach(line -> lines.add("2.0.0 " + line));
    conversation.say("214", lines);
  }

  static void quit(Conversation conversation, String argument) throws IOException {
    if (!argument.isEmpty()) {
      conversation.refuse("QUIT", "501 5.5.4 QUIT has no argument");
      return;
    }
    conversation.say("221 2.0.0 " + conversation.premises().settings().hostName() + " closing");
    conversation.end();
  }

  /** A browser was made to speak to us; what follows are not its own words. */
  static void wrongProtocol(Conversation conversation, String argument) throws IOException {
    conversation.refuse("HTTP", "554 5.5.0 this is an SMTP server");
    conversation.end();
  }
}

package io.postern.accept;

import io.postern.accept.SaslServer.Step;
import java.io.IOException;
import java.util.Optional;

/** AUTH (RFC 4954). What the client says in it appears nowhere. */
final class Authentication {
  private Authentication() {}

  /** Whether passwords are taken now: under TLS, or when an administrator allows it without. */
  static boolean isOffered(Conversation conversation) {
    return !conversation.premises().users().isEmpty()
        && (conversation.connection().isSecured()
            || conversation.premises().settings().plainAuth());
  }

  static void auth(Conversation conversation, String argument) throws IOException {
    Optional<String> obstacle = obstacle(conversation);
    if (obstacle.isPresent()) {
      conversation.refuse("AUTH", obstacle.get());
      return;
    }
    int blank = argument.indexOf(' ');
    String mechanism = blank < 0 ? argument : argument.substring(0, blank);
    Optional<SaslServer> server =
        SaslServer.of(mechanism, conversation.premises().users(), conversation.tries());
    if (server.isEmpty()) {
      conversation.refuse("AUTH", "504 5.5.4 the mechanism is not offered: use PLAIN or LOGIN");
    } else {
      talk(conversation, server.get(), blank < 0 ? null : argument.substring(blank + 1));
    }
  }

  private static Optional<String> obstacle(Conversation conversation) {
    if (conversation.premises().users().isEmpty()) {
      return Optional.of("502 5.5.1 nobody can log in here");
    }
    if (!isOffered(conversation)) {
      return Optional.of("538 5.7.11 encryption is required before a login: say STARTTLS first");
    }
    if (!conversation.isIntroduced()) {
      return Optional.of("503 5.5.1 say EHLO first");
    }
    if (conversation.user().isPresent()) {
      return Optional.of("503 5.5.1 you are logged in already");
    }
    return conversation.transaction().map(begun -> "503 5.5.1 there is no login within a mail");
  }

  private static void talk(Conversation conversation, SaslServer server, String initial)
      throws IOException {
    Step step = server.next(initial);
    while (step instanceof Step.Challenge challenge) {
      conversation.say("334 " + challenge.base64());
      CommandLine line = conversation.answer();
      if (line.flaw() != CommandLine.Flaw.NONE) {
        conversation.refuse("AUTH", "501 5.5.2 this is not base64");
        return;
      }
      step = server.next(line.text());
    }
    if (step instanceof Step.Granted granted) {
      conversation.loggedIn(granted.user());
      conversation.say("235 2.7.0 logged in");
    } else if (step instanceof Step.Denied denied) {
      conversation.refuse("AUTH", denied.reply());
      if (denied.endConnection()) {
        conversation.end();
      }
    }
  }
}

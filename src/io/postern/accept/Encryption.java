package io.postern.accept;

import java.io.IOException;

/** STARTTLS (RFC 3207). */
final class Encryption {
  private Encryption() {}

  static boolean isOffered(Conversation conversation) {
    return conversation.premises().tls().isPresent() && !conversation.connection().isSecured();
  }

  /** What the client sent behind the command is not looked at. */
  static void starttls(Conversation conversation, String argument) throws IOException {
    if (!isOffered(conversation)) {
      conversation.refuse("STARTTLS", "502 5.5.1 STARTTLS is not offered");
    } else if (!argument.isEmpty()) {
      conversation.refuse("STARTTLS", "501 5.5.4 STARTTLS has no argument");
    } else {
      conversation.forget();
      conversation.say("220 2.0.0 ready to start TLS");
      conversation.connection().replies().flush();
      conversation.connection().startTls(conversation.premises().tls().orElseThrow());
    }
  }
}

package io.postern.accept;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** EHLO and HELO: who the client is, and what it is offered (RFC 5321 section 4.1.1.1). */
final class Introduction {
  private static final int MAX_NAME = 255;
  private static final String MARKS = ".-_:[]";

  private Introduction() {}

  static void ehlo(Conversation conversation, String argument) throws IOException {
    if (isNamed(conversation, "EHLO", argument)) {
      conversation.introduced(clean(argument), true);
      conversation.say("250", offers(conversation));
    }
  }

  static void helo(Conversation conversation, String argument) throws IOException {
    if (isNamed(conversation, "HELO", argument)) {
      conversation.introduced(clean(argument), false);
      conversation.say("250 " + conversation.premises().settings().hostName());
    }
  }

  private static boolean isNamed(Conversation conversation, String verb, String argument)
      throws IOException {
    if (argument.isBlank()) {
      conversation.refuse(verb, "501 5.5.4 " + verb + " needs the client's name");
      return false;
    }
    if (!PlainText.isAscii(argument)) {
      conversation.refuse(verb, "501 5.5.4 the client's name is ASCII");
      return false;
    }
    return true;
  }

  /** What a Received line can hold; what stands behind a blank is not the name. */
  private static String clean(String argument) {
    String text = argument.strip();
    int blank = text.indexOf(' ');
    int length = Math.min(MAX_NAME, blank < 0 ? text.length() : blank);
    char[] name = new char[length];
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || MARKS.indexOf(c) >= 0;
      name[i] = plain ? c : '?';
    }
    return new String(name);
  }

  private static List<String> offers(Conversation conversation) {
    AcceptSettings settings = conversation.premises().settings();
    List<String> offers = new ArrayList<>(12);
    offers.add(settings.hostName());
    offers.add("PIPELINING");
    offers.add("SIZE " + settings.maxSize());
    offers.add("8BITMIME");
    offers.add("SMTPUTF8");
    offers.add("CHUNKING");
    offers.add("DSN");
    offers.add("ENHANCEDSTATUSCODES");
    if (Encryption.isOffered(conversation)) {
      offers.add("STARTTLS");
    }
    if (Authentication.isOffered(conversation)) {
      offers.add("AUTH PLAIN LOGIN");
    }
    offers.add("HELP");
    return offers;
  }
}

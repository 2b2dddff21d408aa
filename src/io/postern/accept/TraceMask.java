package io.postern.accept;

import java.util.Set;

/**
 * Takes the secrets and the content out of one connection's dialogue, line by line. In doubt a line
 * is hidden: a client that pipelines a password behind an AUTH that is refused sends it as what
 * looks like a command.
 */
final class TraceMask {
  private static final String HIDDEN = "***";
  private static final Set<String> MECHANISMS =
      Set.of("PLAIN", "LOGIN", "CRAM-MD5", "XOAUTH2", "OAUTHBEARER", "NTLM", "GSSAPI");
  private static final Set<String> VERBS =
      Set.of(
          "EHLO",
          "HELO",
          "MAIL",
          "RCPT",
          "DATA",
          "BDAT",
          "RSET",
          "NOOP",
          "QUIT",
          "VRFY",
          "EXPN",
          "HELP",
          "STARTTLS");

  /** What the next line of the client is. */
  private enum Expected {
    COMMAND,
    /** The server asked for it (334). */
    SECRET,
    /** AUTH was said and is not answered yet. */
    NOTHING,
    /** AUTH is over; what is no command can still belong to it. */
    COMMAND_OR_SECRET,
    CONTENT
  }

  private Expected expected = Expected.COMMAND;
  private boolean hidLast;

  /**
   * What of a client's line may be shown.
   *
   * @return null when nothing is to be written
   */
  String client(String line) {
    hidLast = false;
    return switch (expected) {
      case CONTENT -> null;
      case SECRET -> {
        expected = Expected.NOTHING;
        yield line.strip().equals("*") ? "*" : HIDDEN;
      }
      case NOTHING -> hidden();
      case COMMAND, COMMAND_OR_SECRET -> command(line);
    };
  }

  private String hidden() {
    hidLast = true;
    return HIDDEN;
  }

  private String command(String line) {
    String command = line.strip();
    if (command.regionMatches(true, 0, "AUTH", 0, 4)) {
      expected = Expected.NOTHING;
      return auth(command.substring(4).strip());
    }
    if (VERBS.contains(AsciiCase.upper(firstWord(command)))) {
      expected = Expected.COMMAND;
      return line;
    }
    return expected == Expected.COMMAND_OR_SECRET ? hidden() : line;
  }

  private static String auth(String argument) {
    String mechanism = firstWord(argument);
    if (MECHANISMS.contains(AsciiCase.upper(mechanism))) {
      return "AUTH " + mechanism + (mechanism.length() < argument.length() ? " " + HIDDEN : "");
    }
    return argument.isEmpty() ? "AUTH" : "AUTH " + HIDDEN;
  }

  private static String firstWord(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) > ' ') {
      end++;
    }
    return text.substring(0, end);
  }

  /**
   * What of our own line may be shown: not the text, when it may quote a hidden line as an unknown
   * command. What the login says quotes nothing.
   */
  String server(String line) {
    if (line.startsWith("334")) {
      expected = Expected.SECRET;
    } else if (line.startsWith("354")) {
      expected = Expected.CONTENT;
    } else if (expected == Expected.NOTHING || expected == Expected.SECRET) {
      expected = Expected.COMMAND_OR_SECRET;
    } else if (expected == Expected.CONTENT) {
      expected = Expected.COMMAND;
    }
    boolean mayQuote = hidLast && !line.startsWith("2") && !line.startsWith("3");
    return mayQuote ? line.substring(0, Math.min(3, line.length())) + " " + HIDDEN : line;
  }
}

package io.postern.deliver;

import io.postern.wire.WireInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A server's answer to one command (RFC 5321 section 4.2).
 *
 * @param code 200 to 599
 * @param lines the text behind the code of each line, one character per octet
 */
record Reply(int code, List<String> lines) {
  /** Four times what RFC 5321 section 4.5.3.1.5 allows. */
  private static final int MAX_LINE = 2_048;

  private static final int MAX_LINES = 100;

  /**
   * Reads one reply, of one line or several.
   *
   * @param ear is told each line as it came; null for nobody
   * @throws GarbledReplyException when it is not one, or has more than 100 lines
   * @throws IOException when it does not come, or a line is too long
   */
  static Reply read(WireInput in, Consumer<String> ear) throws IOException {
    String line = line(in, ear);
    int code = code(line);
    if (isLast(line)) {
      return new Reply(code, List.of(textOf(line)));
    }
    List<String> lines = new ArrayList<>();
    lines.add(textOf(line));
    while (!isLast(line)) {
      line = line(in, ear);
      if (code(line) != code) {
        throw new GarbledReplyException("a reply with two codes", line);
      }
      lines.add(textOf(line));
      if (lines.size() > MAX_LINES) {
        throw new GarbledReplyException("a reply of more than " + MAX_LINES + " lines", line);
      }
    }
    return new Reply(code, lines);
  }

  private static String line(WireInput in, Consumer<String> ear) throws IOException {
    String line = in.readLine(MAX_LINE);
    if (ear != null) {
      ear.accept(line);
    }
    return line;
  }

  private static int code(String line) throws GarbledReplyException {
    if (line.length() < 3
        || (line.length() > 3 && line.charAt(3) != ' ' && line.charAt(3) != '-')) {
      throw new GarbledReplyException("not an SMTP reply", line);
    }
    int code = 0;
    for (int i = 0; i < 3; i++) {
      int digit = line.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new GarbledReplyException("not an SMTP reply", line);
      }
      code = code * 10 + digit;
    }
    if (code < 200 || code > 599) {
      throw new GarbledReplyException("a reply code that SMTP does not have", line);
    }
    return code;
  }

  private static boolean isLast(String line) {
    return line.length() == 3 || line.charAt(3) == ' ';
  }

  private static String textOf(String line) {
    return line.length() > 4 ? line.substring(4) : "";
  }

  /** 2yz: done. */
  boolean isPositive() {
    return code < 300;
  }

  /** 4yz or 5yz. */
  boolean isRefusal() {
    return code >= 400;
  }

  /** 4yz: not now. */
  boolean isTransient() {
    return code >= 400 && code < 500;
  }

  /** 5yz: never. */
  boolean isPermanent() {
    return code >= 500;
  }

  /**
   * The second number of the enhanced status code (RFC 3463): 1 addressing, 2 mailbox, 3 mail
   * system, 4 network, 5 protocol, 6 content, 7 policy.
   *
   * @return -1 when the reply has none
   */
  int subject() {
    String text = lines.get(0);
    boolean has =
        text.length() >= 5
            && text.charAt(0) == '0' + code / 100
            && text.charAt(1) == '.'
            && Character.isDigit(text.charAt(2))
            && text.charAt(3) == '.'
            && Character.isDigit(text.charAt(4));
    return has ? text.charAt(2) - '0' : -1;
  }

  /**
   * Whether the server says that these are too many recipients for one mail (RFC 5321 section
   * 4.5.3.1.10, RFC 3463 X.5.3).
   */
  boolean isTooManyRecipients() {
    String text = lines.get(0);
    return subject() == 5 && text.startsWith(".3", 3) && !isDigitAt(text, 5);
  }

  private static boolean isDigitAt(String text, int at) {
    return at < text.length() && Character.isDigit(text.charAt(at));
  }

  /** Code and text of all lines as one line of at most 300 harmless characters. */
  String text() {
    String words = lines.size() == 1 ? lines.get(0) : String.join(" ", lines);
    return ServerText.ofOctets(code + " " + words);
  }
}

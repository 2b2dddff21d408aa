package io.postern.route;

import java.util.function.IntPredicate;

/**
 * Makes names for routes and nodes out of the names that administrators give to recipients. Two
 * different names never become the same: what a name may not hold stands between underscores,
 * {@code _at_} for the at sign and the hexadecimal code point for the rest.
 */
public final class EndpointName {
  /** The endpoint of the internal server. */
  public static final String SERVER = "server";

  private EndpointName() {}

  /**
   * For a route id or a URI: {@code tickets}, {@code boss_at_company_x2e_example}. Holds ASCII
   * letters, digits, hyphens and underscores, and is never {@link #SERVER}.
   *
   * @param recipient name of a recipient
   */
  public static String of(String recipient) {
    String name = escaped(recipient, EndpointName::isPlain);
    return name.equals(SERVER) ? code(name.charAt(0)) + name.substring(1) : name;
  }

  /**
   * For the id of a node, which stands in no URI: letters and digits of any script, hyphens, dots
   * and at signs stay.
   *
   * @param recipient name of a recipient
   */
  static String readable(String recipient) {
    return escaped(
        recipient,
        c -> isPlain(c) || c == '.' || c == '@' || (c > 0x7f && Character.isLetterOrDigit(c)));
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  }

  private static String escaped(String name, IntPredicate stays) {
    StringBuilder out = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              if (stays.test(c)) {
                out.appendCodePoint(c);
              } else {
                out.append(c == '@' ? "_at_" : code(c));
              }
            });
    return out.toString();
  }

  private static String code(int codePoint) {
    return "_x" + Integer.toHexString(codePoint) + "_";
  }
}

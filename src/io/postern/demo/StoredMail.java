package io.postern.demo;

/** A mail that waits at the embedded provider. Two of them are never equal, whatever they hold. */
final class StoredMail {
  private final String uidl;
  private final byte[] octets;

  /**
   * @param uidl its name for ever (RFC 1939 section 7)
   * @param octets its content, which nobody changes from now on
   */
  StoredMail(String uidl, byte[] octets) {
    this.uidl = uidl;
    this.octets = octets;
  }

  String uidl() {
    return uidl;
  }

  int size() {
    return octets.length;
  }

  byte[] octets() {
    return octets;
  }

  /** How many octets header, separating line and this many body lines take (RFC 1939, TOP). */
  int top(int bodyLines) {
    int at = 0;
    boolean inHeader = true;
    int lines = 0;
    while (at < octets.length && (inHeader || lines < bodyLines)) {
      int next = nextLine(at);
      if (!inHeader) {
        lines++;
      } else if (next - at <= 2 && isBlank(at, next)) {
        inHeader = false;
      }
      at = next;
    }
    return at;
  }

  private int nextLine(int from) {
    int i = from;
    while (i < octets.length && octets[i] != '\n') {
      i++;
    }
    return Math.min(octets.length, i + 1);
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (octets[i] != '\r' && octets[i] != '\n') {
        return false;
      }
    }
    return true;
  }
}

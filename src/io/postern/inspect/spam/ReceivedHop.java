package io.postern.inspect.spam;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One hop, as the server that took the mail wrote it down.
 *
 * @param from the word behind {@code from}
 * @param helo what the client called itself
 * @param name the client's name by the DNS, when the server vouches for it; lower case
 * @param address where the client came from
 * @param by who wrote the line: the word behind {@code by}; may be empty text
 * @param protocol the word behind {@code with}, upper case; may be empty text
 */
record ReceivedHop(
    String from,
    String helo,
    Optional<String> name,
    Optional<InetAddress> address,
    String by,
    String protocol) {

  /**
   * Reads the value of a Received field.
   *
   * @return empty when it does not begin with {@code from}: the mail moved within one host
   */
  static Optional<ReceivedHop> parse(String value) {
    List<ReceivedTokens.Token> tokens = ReceivedTokens.of(value);
    if (tokens.size() < 2 || !tokens.get(0).is("from") || tokens.get(1).comment()) {
      return Optional.empty();
    }
    int by = indexOf(tokens, "by", 2);
    boolean exim = value.contains("(Exim");
    return Optional.of(
        hop(
            tokens.get(1).text(),
            tokens.subList(2, by),
            wordBehind(tokens, by),
            wordBehind(tokens, indexOf(tokens, "with", by)).toUpperCase(Locale.ROOT),
            exim));
  }

  private static int indexOf(List<ReceivedTokens.Token> tokens, String word, int start) {
    int i = Math.min(start, tokens.size());
    while (i < tokens.size() && !tokens.get(i).is(word)) {
      i++;
    }
    return i;
  }

  private static String wordBehind(List<ReceivedTokens.Token> tokens, int index) {
    return index + 1 < tokens.size() && !tokens.get(index + 1).comment()
        ? tokens.get(index + 1).text()
        : "";
  }

  private static ReceivedHop hop(
      String from, List<ReceivedTokens.Token> about, String by, String protocol, boolean exim) {
    Optional<String> helo = Optional.empty();
    Optional<String> name = Optional.empty();
    Optional<InetAddress> address = Optional.empty();
    boolean namedFirst = exim;
    for (ReceivedTokens.Token token : about) {
      HopComment comment =
          token.comment()
              ? HopComment.of(token.text())
              : new HopComment(Optional.empty(), Optional.empty(), HopText.bracketed(token.text()));
      namedFirst |= comment.address().isPresent() && comment.helo().isPresent();
      helo = helo.or(comment::helo);
      if (address.isEmpty() && comment.address().isPresent()) {
        address = comment.address();
        name = comment.name();
      }
    }
    if (namedFirst && name.isEmpty() && address.isPresent()) {
      name = HopText.hostName(from);
    }
    return new ReceivedHop(
        from, helo.orElse(from), name, address.or(() -> literal(from)), by, protocol);
  }

  private static Optional<InetAddress> literal(String from) {
    return from.startsWith("[") ? HopText.bracketed(from) : Optional.empty();
  }

  /** Whether the mail was brought by a program of the same host. */
  boolean isLocal() {
    return address.isEmpty()
        && (from.equalsIgnoreCase("localhost")
            || protocol.equals("LOCAL")
            || protocol.startsWith("LMTP"));
  }

  /** Whether somebody fetched the mail from a mailbox. */
  boolean isFetch() {
    return protocol.startsWith("POP3") || protocol.startsWith("IMAP");
  }
}

package io.postern.demo;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * What a client may do once it is let in (RFC 1939 section 5). Deletions are only noted here; they
 * happen when the session says QUIT.
 */
final class Pop3Transaction {
  private final List<StoredMail> mails;
  private final Set<StoredMail> deleted = new LinkedHashSet<>();
  private final Pop3Wire wire;

  Pop3Transaction(List<StoredMail> mails, Pop3Wire wire) {
    this.mails = mails;
    this.wire = wire;
  }

  Set<StoredMail> deleted() {
    return deleted;
  }

  /**
   * Answers one command.
   *
   * @param argument what follows the verb, perhaps empty
   */
  void handle(String verb, String argument) throws IOException {
    switch (verb) {
      case "STAT" -> wire.line("+OK " + remaining() + " " + octets());
      case "LIST" -> listing(argument, "LIST", mail -> Integer.toString(mail.size()));
      case "UIDL" -> listing(argument, "UIDL", StoredMail::uidl);
      case "RETR" -> retrieve(argument);
      case "TOP" -> top(argument);
      case "DELE" -> delete(argument);
      case "NOOP" -> wire.line("+OK");
      case "RSET" -> {
        deleted.clear();
        wire.line("+OK " + remaining() + " mails again");
      }
      default -> wire.line("-ERR this server does not know " + printable(verb));
    }
  }

  private interface Column {
    String of(StoredMail mail);
  }

  private void listing(String argument, String verb, Column column) throws IOException {
    if (!argument.isEmpty()) {
      Optional<StoredMail> mail = find(argument);
      if (mail.isPresent()) {
        wire.line("+OK " + argument + " " + column.of(mail.get()));
      }
      return;
    }
    wire.line("+OK " + verb + " of " + remaining() + " mails follows");
    for (int i = 0; i < mails.size(); i++) {
      if (!deleted.contains(mails.get(i))) {
        wire.line((i + 1) + " " + column.of(mails.get(i)));
      }
    }
    wire.line(".");
  }

  private void retrieve(String argument) throws IOException {
    Optional<StoredMail> mail = find(argument);
    if (mail.isPresent()) {
      wire.line("+OK " + mail.get().size() + " octets");
      wire.content(mail.get().octets(), mail.get().size());
    }
  }

  private void top(String argument) throws IOException {
    String[] words = argument.split(" +", 2);
    int lines = words.length == 2 ? number(words[1]) : -1;
    if (lines < 0) {
      wire.line("-ERR TOP needs a message number and a number of lines");
      return;
    }
    Optional<StoredMail> mail = find(words[0]);
    if (mail.isPresent()) {
      wire.line("+OK top follows");
      wire.content(mail.get().octets(), mail.get().top(lines));
    }
  }

  private void delete(String argument) throws IOException {
    Optional<StoredMail> mail = find(argument);
    if (mail.isPresent()) {
      deleted.add(mail.get());
      wire.line("+OK message " + argument + " will be deleted at QUIT");
    }
  }

  /** The mail of a number; when there is none, the client hears why. */
  private Optional<StoredMail> find(String argument) throws IOException {
    int number = number(argument);
    if (number < 1 || number > mails.size()) {
      wire.line("-ERR no such message, there are " + mails.size());
      return Optional.empty();
    }
    StoredMail mail = mails.get(number - 1);
    if (deleted.contains(mail)) {
      wire.line("-ERR message " + number + " is deleted");
      return Optional.empty();
    }
    return Optional.of(mail);
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
  }

  private long remaining() {
    return sum(mail -> 1);
  }

  private long octets() {
    return sum(StoredMail::size);
  }

  private long sum(ToLongFunction<StoredMail> value) {
    return mails.stream().filter(mail -> !deleted.contains(mail)).mapToLong(value).sum();
  }

  private static String printable(String verb) {
    String letters = verb.replaceAll("[^A-Za-z0-9]", "?").toUpperCase(Locale.ROOT);
    return letters.substring(0, Math.min(20, letters.length()));
  }
}

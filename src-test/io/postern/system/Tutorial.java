package io.postern.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A document that a person follows step by step, as the list of its marked blocks. The word behind
 * the language says what a block is: {@code ```tsv file=accounts.tsv}; blocks without one are for
 * people only.
 */
record Tutorial(List<Block> blocks) {

  /** What a block is. */
  enum Kind {
    /** A file to write, as a whole. */
    FILE,
    /** A row of a table that takes the place of the one with the same first cell. */
    ROW,
    /** A mail that comes into a mailbox at the provider. */
    MAILBOX,
    /** Commands behind {@code $}, each with what it prints. */
    TERMINAL,
    /** What the gateway prints in its own terminal from now on. */
    GATEWAY
  }

  /**
   * One of them.
   *
   * @param subject the file or mailbox; empty for terminals
   * @param text its lines, each with its end
   * @param line of the document at which it begins, from 1
   */
  record Block(Kind kind, String subject, String text, int line) {}

  private static final String FENCE = "```";

  /**
   * Reads it.
   *
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException for a marked block of no known kind
   */
  static Tutorial read(Path document) throws IOException {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = Files.readAllLines(document);
    for (int at = 0; at < lines.size(); at++) {
      String fence = lines.get(at);
      if (!fence.startsWith(FENCE)) {
        continue;
      }
      int first = at + 1;
      StringBuilder text = new StringBuilder();
      for (at = first; !lines.get(at).equals(FENCE); at++) {
        text.append(lines.get(at)).append('\n');
      }
      int blank = fence.indexOf(' ');
      if (blank >= 0) {
        blocks.add(block(fence.substring(blank + 1), text.toString(), first));
      }
    }
    return new Tutorial(List.copyOf(blocks));
  }

  private static Block block(String mark, String text, int line) {
    int equals = mark.indexOf('=');
    String kind = equals < 0 ? mark : mark.substring(0, equals);
    String subject = equals < 0 ? "" : mark.substring(equals + 1);
    return new Block(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), subject, text, line);
  }

  /**
   * A command of a terminal and what the document says that it prints.
   *
   * @param line the command line, without {@code $}
   * @param output possibly empty
   */
  record Shown(String line, String output) {}

  /** The commands of a terminal, in their order. */
  static List<Shown> commands(Block terminal) {
    List<Shown> commands = new ArrayList<>();
    for (String part : ("\n" + terminal.text()).split("\n\\$ ")) {
      int end = part.indexOf('\n');
      if (!part.isBlank()) {
        String line = end < 0 ? part : part.substring(0, end);
        commands.add(new Shown(line, end < 0 ? "" : part.substring(end + 1)));
      }
    }
    return commands;
  }
}

package io.postern.manage;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Options that say which mails of the queue are meant; all of them have to be met. */
final class QueueCriteria {
  @Option(names = "--state", paramLabel = "STATE", description = "due, frozen, held or sending.")
  private String state;

  @Option(
      names = "--from-address",
      paramLabel = "TEXT",
      description = "With this in the sender's address.")
  private String sender;

  @Option(
      names = "--to-address",
      paramLabel = "TEXT",
      description = "With this in a recipient's address.")
  private String recipient;

  @Option(names = "--subject", paramLabel = "TEXT", description = "With this in the subject.")
  private String subject;

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "With this in sender, recipients, subject, origin or note.")
  private String text;

  @Option(
      names = "--destination",
      paramLabel = "NAME",
      description = "That leave by this smarthost.")
  private String destination;

  /** Whether one of them was given. */
  boolean any() {
    return Stream.of(values()).anyMatch(Objects::nonNull);
  }

  /** The arguments of an operation that takes these criteria, and more behind them. */
  Object[] with(Object... more) {
    return Stream.concat(Arrays.stream(values()), Arrays.stream(more)).toArray();
  }

  private Object[] values() {
    return new Object[] {state, sender, recipient, subject, text, destination};
  }
}

package io.postern.manage;

import picocli.CommandLine.Option;

/** Which lines of the journal, or which mails, a person wants to see. */
final class JournalCriteria {
  @Option(names = "--mail", paramLabel = "ID", description = "About this mail.")
  String mail;

  @Option(names = "--account", paramLabel = "NAME", description = "About this account.")
  String account;

  @Option(names = "--recipient", paramLabel = "ADDRESS", description = "About this recipient.")
  String recipient;

  @Option(
      names = "--sender",
      paramLabel = "TEXT",
      description = "With --mails: with this in the sender.")
  String sender;

  @Option(names = "--event", paramLabel = "EVENT", description = "Of this kind, like delivered.")
  String event;

  @Option(
      names = "--since",
      paramLabel = "MOMENT",
      description =
          "Not before this moment: today, yesterday, 2026-11, 2026-11-21, 2026-11-21T14:30, 15m, 2h, 3d.")
  String since;

  @Option(names = "--until", paramLabel = "MOMENT", description = "Before this moment.")
  String until;
}

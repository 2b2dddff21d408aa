package io.postern.manage;

import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes mails wait (F84). */
@Command(
    name = "freeze",
    mixinStandardHelpOptions = true,
    description = "Makes mails wait: until a moment, for a time, or until they are unfrozen.")
public final class QueueFreezeCommand extends QueueChangeCommand {
  private static final Pattern LENGTH = Pattern.compile("\\d{1,6}[smhd]");

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Until this moment: 2026-11-21 or 2026-11-21T14:30.")
  private String until;

  @Option(names = "--for", paramLabel = "LENGTH", description = "For so long: 30m, 2h or 3d.")
  private String length;

  @Override
  String operation() {
    return "freeze";
  }

  @Override
  Object[] arguments() {
    if (until != null && length != null) {
      throw wrongUsage("expected --until or --for, not both");
    }
    if (length != null && !LENGTH.matcher(length).matches()) {
      throw wrongUsage(
          "--for: \"" + length + "\" is no length, expected for example 30m, 2h or 3d");
    }
    return new Object[] {length == null ? until : length};
  }
}

package io.postern.account;

import io.postern.inspect.antivirus.ClamdSettings;
import io.postern.inspect.antivirus.ScanCommandSettings;
import io.postern.inspect.antivirus.ScanCommandSettings.Meaning;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads how a program scans. */
final class CommandReader {
  private final CommandKeys keys;

  CommandReader(CommandKeys keys) {
    this.keys = keys;
  }

  /** Finds what is wrong. */
  void check(Section command) {
    command.check(keys.all());
    List<Section.Entry<String>> line =
        command.has(keys.line) ? command.entries(keys.line) : List.of();
    if (line.size() == 1 && line.get(0).value().contains(" ")) {
      command
          .problems()
          .add(
              line.get(0).node(),
              "holds several words",
              "expected a list, each word as an item, for there is no shell");
    }
    checkCodes(command);
  }

  private void checkCodes(Section command) {
    for (Key<Integer> codes : List.of(keys.clean, keys.infected)) {
      if (command.isEmptied(codes)) {
        command.wrong(codes, "no exit codes", "expected at least one");
      }
    }
    List<Integer> clean = command.list(keys.clean);
    for (Section.Entry<Integer> code : command.entries(keys.infected)) {
      if (clean.contains(code.value())) {
        command
            .problems()
            .add(
                command.has(keys.infected) ? code.node() : command.child(keys.clean),
                "\"" + code.value() + "\" means both clean and infected",
                "expected it in one of clean-codes and infected-codes");
      }
    }
  }

  /**
   * The settings, when nothing is wrong.
   *
   * @param dataDir folder of all that is kept
   */
  ScanCommandSettings read(Section command, Path dataDir) {
    Map<Integer, Meaning> codes = new HashMap<>();
    command.list(keys.clean).forEach(code -> codes.put(code, Meaning.CLEAN));
    command.list(keys.infected).forEach(code -> codes.put(code, Meaning.INFECTED));
    return new ScanCommandSettings(
        CommandKeys.NAME,
        command.list(keys.line),
        dataDir.resolve("spool").resolve("scan"),
        codes,
        command.value(keys.timeout),
        command.value(keys.maxSize),
        Map.of(),
        command.get(keys.virusName),
        ClamdSettings.LIMITS_EXCEEDED);
  }
}

package io.postern.account;

import static io.postern.account.Key.preset;
import static io.postern.account.Key.required;

import io.postern.account.text.DurationText;
import io.postern.account.text.FlagText;
import io.postern.account.text.FolderText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The keys of the folder in which an on-access scanner sees mails. */
final class FileDropKeys {
  /** Name of the group, and of the scanner. */
  static final String NAME = "file-drop";

  private static final String AT = "inspect.antivirus." + NAME + ".";

  final Key<Path> folder;
  final Key<Duration> waits =
      preset(
          AT + "wait",
          new DurationText(Duration.ZERO, Duration.ofMinutes(5)),
          "2s",
          "5s",
          "How long the scanner has to find something.");
  final Key<Duration> patience =
      preset(
          AT + "timeout",
          ScannerKeys.TIMEOUT,
          "60s",
          "2m",
          "How long writing, or opening, the files of a mail may take.");
  final Key<Boolean> attachments =
      preset(
          AT + "attachments",
          new FlagText(),
          "true",
          "false",
          "Whether each attachment is put there, too, for scanners that take no mail apart.");
  final Key<Integer> maxFiles =
      preset(
          AT + "max-files",
          Keys.number(1, 10_000),
          "200",
          "50",
          "Files of one mail, at the most; with more, nobody can tell.");
  final Key<Integer> maxSize =
      preset(
          AT + "max-size",
          ScannerKeys.SIZE,
          "100MB",
          "50MB",
          "Largest mail that is put there; of larger ones nobody can tell.");
  final Key<Duration> decoyEvery =
      preset(
          AT + "decoy-every",
          new DurationText(Duration.ZERO, Duration.ofDays(7)),
          "1h",
          "10m",
          "How often a test file goes along, to see that the scanner is awake; 0s for never.");

  FileDropKeys(Surroundings surroundings) {
    folder =
        required(
            AT + "folder",
            new FolderText(surroundings.home()),
            "/var/spool/postern-scan",
            "A folder that an on-access scanner watches and nobody else uses.");
  }

  Stream<Key<?>> all() {
    return Stream.of(folder, waits, patience, attachments, maxFiles, maxSize, decoyEvery);
  }
}

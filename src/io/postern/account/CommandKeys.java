package io.postern.account;

import static io.postern.account.Key.optional;
import static io.postern.account.Key.preset;
import static io.postern.account.Key.required;

import io.postern.account.text.PatternText;
import io.postern.account.text.PlainText;
import io.postern.account.text.WholeNumber;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys of a program that scans. */
final class CommandKeys {
  /** Name of the group, and of the scanner. */
  static final String NAME = "command";

  private static final String AT = "inspect.antivirus." + NAME + ".";
  private static final WholeNumber CODE = new WholeNumber("an exit code", 0, 255);

  final Key<String> line =
      required(
              AT + "line",
              new PlainText("a word of a command line", 1000),
              "/usr/bin/clamscan",
              "The program and its arguments, each an item; \"{file}\" stands for the mail's file,"
                  + " without it the mail is its input.")
          .many();
  final Key<Integer> clean =
      preset(AT + "clean-codes", CODE, "0", "0", "Exit codes that mean: nothing found.").many();
  final Key<Integer> infected =
      preset(
              AT + "infected-codes",
              CODE,
              "1",
              "1",
              "Exit codes that mean: found something. With any other, nobody can tell.")
          .many();
  final Key<Pattern> virusName =
      optional(
          AT + "virus-name",
          new PatternText(),
          "the last line of its output",
          "'(\\S+) FOUND'",
          "How its output names what it found.");
  final Key<Duration> timeout =
      preset(
          AT + "timeout",
          ScannerKeys.TIMEOUT,
          "1m",
          "2m",
          "Longest time for a mail; then it is killed.");
  final Key<Integer> maxSize =
      preset(
          AT + "max-size",
          ScannerKeys.SIZE,
          "100MB",
          "20MB",
          "Largest mail it gets; of larger ones nobody can tell.");
  final Key<Integer> expanded =
      optional(
          AT + "expanded",
          ScannerKeys.SIZE,
          "its pass always counts",
          "100MB",
          "How far it unpacks: a pass counts only for mail that unpacks to no more.");

  Stream<Key<?>> all() {
    return Stream.of(line, clean, infected, virusName, timeout, maxSize, expanded);
  }
}

package io.postern.inspect.antivirus;

import io.postern.inspect.Finding;
import io.postern.inspect.Finding.CouldNotTell.Why;
import io.postern.inspect.Inspector;
import io.postern.inspect.Occasion;
import io.postern.inspect.antivirus.ScanCommandSettings.Meaning;
import io.postern.inspect.scanner.ScannerText;
import io.postern.mail.Mail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a program, whose exit code says what it found. The mail is given to it as a file with a name
 * of ours or as its standard input; no shell and no word of the mail is on its command line.
 */
public final class ScanCommand implements Inspector {
  private static final int MAX_NAMES = 20;

  private final ScanCommandSettings settings;
  private final PrivateFolder folder;

  /**
   * Makes the folder and removes what a crash left in it.
   *
   * @throws IOException when the folder cannot be made or read
   */
  public ScanCommand(ScanCommandSettings settings) throws IOException {
    this.settings = settings;
    this.folder = new PrivateFolder(settings.folder());
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Finding inspect(Mail mail, Occasion occasion) {
    long size = mail.content().size();
    if (size > settings.maxSize()) {
      return couldNotTell(
          Why.MAIL,
          "the mail has "
              + size
              + " octets, larger than is given to the program ("
              + settings.maxSize()
              + ")");
    }
    List<Path> files = new ArrayList<>();
    try {
      files.add(folder.newFile(".eml"));
      files.add(folder.newFile(".out"));
      try (InputStream octets = mail.content().open()) {
        PrivateFolder.fill(files.get(0), octets);
      }
      return finding(new ScanRun(settings, files.get(0), files.get(1)).run());
    } catch (IOException noAnswer) {
      return couldNotTell(
          Why.NO_ANSWER, "the program could not be asked: " + ScannerText.reason(noAnswer));
    } catch (RuntimeException broken) {
      // the contract: whatever a program, a disk or a mail does is a finding
      return couldNotTell(
          Why.MAIL, "the program could not be asked: " + ScannerText.reason(broken));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return couldNotTell(Why.NO_ANSWER, "interrupted while the program looked");
    } finally {
      files.forEach(folder::remove);
    }
  }

  private Finding finding(ScanRun.Ended ended) {
    Meaning meaning = settings.exitCodes().getOrDefault(ended.exitCode(), Meaning.COULD_NOT_TELL);
    return switch (meaning) {
      case CLEAN -> new Finding.Clean(name(), name() + " found nothing");
      case INFECTED -> Found.of(name(), virusNames(ended), settings.notScanned());
      case COULD_NOT_TELL ->
          couldNotTell(
              why(ended),
              ScannerText.clean(
                  name() + " ended with code " + ended.exitCode() + ": " + last(ended)));
    };
  }

  /** A code that the settings know says something about the mail; any other that it failed. */
  private Why why(ScanRun.Ended ended) {
    return settings.exitCodes().containsKey(ended.exitCode()) ? Why.MAIL : Why.NO_ANSWER;
  }

  private List<String> virusNames(ScanRun.Ended ended) {
    List<String> names = new ArrayList<>();
    settings.virusName().ifPresent(pattern -> find(pattern, ended.lines(), names));
    if (names.isEmpty()) {
      names.add(ScannerText.name(last(ended)));
    }
    return names.stream().distinct().limit(MAX_NAMES).toList();
  }

  private static void find(Pattern pattern, List<String> lines, List<String> names) {
    for (String line : lines) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        names.add(ScannerText.name(matcher.group(Math.min(1, matcher.groupCount()))));
      }
    }
  }

  private static String last(ScanRun.Ended ended) {
    List<String> lines = ended.lines();
    return lines.isEmpty() ? "something it has no words for" : lines.get(lines.size() - 1);
  }

  private Finding couldNotTell(Why why, String text) {
    return new Finding.CouldNotTell(settings.name(), why, text);
  }
}

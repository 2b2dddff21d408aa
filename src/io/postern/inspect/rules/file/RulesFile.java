package io.postern.inspect.rules.file;

import io.postern.inspect.rules.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Reads the file in which an administrator wrote the rules (F104, F105). */
public final class RulesFile {
  /** Octets; what is longer is not read. */
  static final int MAX_OCTETS = 1024 * 1024;

  private static final String BYTE_ORDER_MARK = "\ufeff";

  private RulesFile() {}

  /**
   * Reads a file.
   *
   * @param file YAML in UTF-8, at most 1 MB
   * @param zone in which times of the day are meant
   * @return its rules, or everything that is wrong with it; never throws for what is in the file,
   *     or because it is not there
   */
  public static RulesReading read(Path file, ZoneId zone) {
    String name = String.valueOf(file.getFileName());
    try (InputStream in = Files.newInputStream(file)) {
      return read(name, in, zone);
    } catch (IOException unreadable) {
      RuleProblems problems = new RuleProblems(name);
      unreadable(problems, unreadable);
      return new RulesReading.Bad(problems.sorted());
    }
  }

  /**
   * Reads what stands in a file.
   *
   * @param name of the file, for what is said about it
   */
  static RulesReading read(String name, InputStream in, ZoneId zone) {
    RuleProblems problems = new RuleProblems(name);
    List<Rule> rules =
        text(in, problems).map(text -> rules(text, zone, problems)).orElseGet(List::of);
    return problems.any()
        ? new RulesReading.Bad(problems.sorted())
        : new RulesReading.Good(rules, Lint.of(rules));
  }

  private static void unreadable(RuleProblems problems, IOException failed) {
    problems.add(0, "", "cannot be read (" + failed.getClass().getSimpleName() + ")", "");
  }

  private static List<Rule> rules(String text, ZoneId zone, RuleProblems problems) {
    String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    return new BranchReader(problems)
        .read(content)
        .map(root -> new RulesReader(problems, zone).read(root))
        .orElseGet(List::of);
  }

  private static Optional<String> text(InputStream in, RuleProblems problems) {
    try {
      byte[] octets = in.readNBytes(MAX_OCTETS + 1);
      if (octets.length > MAX_OCTETS) {
        problems.add(0, "", "is larger than 1 MB", "expected a smaller file");
        return Optional.empty();
      }
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString());
    } catch (CharacterCodingException wrong) {
      problems.add(0, "", "is not UTF-8 text", "expected YAML in UTF-8");
    } catch (IOException broken) {
      unreadable(problems, broken);
    }
    return Optional.empty();
  }
}

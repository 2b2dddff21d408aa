package io.postern.manage;

import io.postern.account.Problem;
import io.postern.mail.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of mails, each {@code NAME.eml} with what is expected of it in {@code NAME.expected}, by
 * which an administrator tests settings before they are applied (F111).
 */
public final class PolicyTests {
  private static final String MAIL = ".eml";
  private static final String EXPECTED = ".expected";
  private static final int MAX_OCTETS = 64 * 1024;
  private static final int MAX_LINE = 1_000;

  private final Path folder;

  public PolicyTests(Path folder) {
    this.folder = folder;
  }

  /**
   * Tries all mails of the folder, in the order of their names.
   *
   * @throws IOException when the folder cannot be read, or has no mail in it
   */
  public List<PolicyResult> run(MailTrial trial) throws IOException {
    Set<String> names = names();
    if (names.isEmpty()) {
      throw new IOException("there is no " + MAIL + " file in " + folder);
    }
    return names.stream()
        .map(name -> new PolicyResult(name + MAIL, complaints(name, trial)))
        .toList();
  }

  /** Of mails and of expectations, so that none of either is overlooked. */
  private Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .flatMap(name -> Stream.of(stem(name, MAIL), stem(name, EXPECTED)))
          .flatMap(Optional::stream)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Optional<String> stem(String name, String ending) {
    return name.endsWith(ending) && !name.startsWith(".")
        ? Optional.of(name.substring(0, name.length() - ending.length()))
        : Optional.empty();
  }

  private List<String> complaints(String name, MailTrial trial) {
    try {
      ExpectedFile expected = new ExpectedFile(name + EXPECTED, lines(name + EXPECTED));
      return expected.problems().isEmpty()
          ? attempt(name, expected, trial)
          : expected.problems().stream().map(Problem::toString).toList();
    } catch (IOException unreadable) {
      return List.of(unreadable.getMessage());
    } catch (IllegalArgumentException wrong) {
      return List.of(name + EXPECTED + ": " + wrong.getMessage());
    }
  }

  private List<String> lines(String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new IOException(name + ": there is no such file");
    }
    if (Files.size(file) > MAX_OCTETS) {
      throw new IOException(name + ": is larger than 64 KB");
    }
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException wrong) {
      throw new IOException(name + ": is not UTF-8 text", wrong);
    }
  }

  private List<String> attempt(String name, ExpectedFile expected, MailTrial trial)
      throws IOException {
    Path mail = folder.resolve(name + MAIL);
    if (!Files.isRegularFile(mail)) {
      throw new IOException(name + MAIL + ": there is no such file");
    }
    TrialReport report;
    try (InputStream in = Files.newInputStream(mail)) {
      report = trial.attempt(expected.request(), in);
    }
    List<String> complaints = new ArrayList<>();
    for (Expectation each : expected.expectations()) {
      each.contradiction(report)
          .map(came -> complaint(name, each, came))
          .ifPresent(complaints::add);
    }
    if (!complaints.isEmpty() && !report.reasons().isEmpty()) {
      complaints.add("because: " + OneLine.abridged(report.reasons().get(0), MAX_LINE));
    }
    return complaints;
  }

  private static String complaint(String name, Expectation wanted, String came) {
    return OneLine.abridged(
        "%s%s:%d: %s: expected %s, came %s"
            .formatted(name, EXPECTED, wanted.line(), wanted.key(), wanted.value(), came),
        MAX_LINE);
  }
}

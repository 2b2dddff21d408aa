package io.postern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.account.Check;
import io.postern.account.Definitions;
import io.postern.account.HomeReading;
import io.postern.account.Reading;
import io.postern.inspect.Occasion.Direction;
import io.postern.manage.MailTrial;
import io.postern.manage.PolicyResult;
import io.postern.manage.PolicyTests;
import io.postern.manage.TrialReport;
import io.postern.manage.TrialRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./postern try}: says what would become of a mail (F111). */
@Command(
    name = "try",
    mixinStandardHelpOptions = true,
    subcommands = TryRulesCommand.class,
    description = {
      "Says what every scanner, every rule and the routing would do with a mail,",
      "and why. No gateway need run; scanners are really asked; nothing is sent,",
      "and nothing is stored. Exit code 0: done, and all tests hold; 1: it could",
      "not be done, or a test fails."
    })
final class TryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The mail, with its header; - for standard input.")
  private String file;

  @Option(
      names = "--tests",
      paramLabel = "FOLDER",
      description = "Try each NAME.eml in this folder, and compare with what NAME.expected says.")
  private Path tests;

  @Option(
      names = "--account",
      paramLabel = "NAME",
      description = "Where it would be fetched (default: the only account).")
  private String account = "";

  @Option(names = "--outgoing", description = "As if one of our users sent it.")
  private boolean outgoing;

  @Option(
      names = "--sender",
      paramLabel = "ADDRESS",
      description = "Of the envelope; <> for none (default: Return-Path; From of outgoing mail).")
  private String sender = "";

  @Option(
      names = "--recipient",
      paramLabel = "ADDRESS",
      description = "Of the envelope of outgoing mail; may be repeated (default: To, Cc and Bcc).")
  private List<String> recipients = List.of();

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Folder with application.yaml (default: this folder).")
  private Path home = Path.of("");

  @Override
  public Integer call() {
    if ((file == null) == (tests == null)) {
      throw wrongUsage("expected either a file or --tests with a folder");
    }
    if (tests != null && describesMail()) {
      throw wrongUsage("with --tests, the .expected files say what each mail is");
    }
    Path folder = home.toAbsolutePath().normalize();
    if (!(HomeReading.of(folder) instanceof Reading.Valid valid)) {
      return TryRulesCommand.complain(Check.of(folder), spec.commandLine().getErr());
    }
    if (outgoing && valid.definitions().outgoing().isEmpty()) {
      return complain("no mail is sent here: postern.relay is not set");
    }
    return attempt(folder, valid.definitions());
  }

  private boolean describesMail() {
    return outgoing || !account.isEmpty() || !sender.isEmpty() || !recipients.isEmpty();
  }

  private int attempt(Path folder, Definitions definitions) {
    try (TrialBench bench = TrialBench.of(folder, definitions, Clock.systemDefaultZone())) {
      return tests == null ? mail(bench.trial()) : tests(bench.trial());
    } catch (IllegalArgumentException wrong) {
      throw wrongUsage(wrong.getMessage());
    } catch (NoSuchFileException none) {
      return complain(none.getFile() + ": there is no such file");
    } catch (IOException failed) {
      return complain(failed.getMessage());
    }
  }

  private int mail(MailTrial trial) throws IOException {
    Direction direction = outgoing ? Direction.OUTGOING : Direction.INCOMING;
    TrialReport report;
    try (InputStream in = open()) {
      report = trial.attempt(new TrialRequest(direction, account, sender, recipients), in);
    }
    if (json) {
      say(json(report.map()));
    } else {
      report.lines().forEach(this::say);
      say("nothing was sent, and nothing was stored");
    }
    return 0;
  }

  private InputStream open() throws IOException {
    if (!file.equals("-")) {
      return Files.newInputStream(Path.of(file));
    }
    return new FilterInputStream(System.in) {
      @Override
      public void close() {
        // standard input is not ours to close
      }
    };
  }

  private int tests(MailTrial trial) throws IOException {
    List<PolicyResult> results = new PolicyTests(tests).run(trial);
    long failed = results.stream().filter(result -> !result.isGood()).count();
    if (json) {
      say(json(results.stream().map(TryCommand::row).toList()));
    } else {
      results.forEach(this::print);
      say(
          (results.size() == 1 ? "1 test, " : results.size() + " tests, ")
              + (failed == 0 ? "all good" : failed + " failed"));
    }
    return failed == 0 ? 0 : 1;
  }

  private void print(PolicyResult result) {
    say(result.name() + (result.isGood() ? ": good" : ": FAILED"));
    result.complaints().forEach(complaint -> say("  " + complaint));
  }

  private static Map<String, Object> row(PolicyResult result) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", result.name());
    row.put("good", result.isGood());
    row.put("complaints", result.complaints());
    return row;
  }

  private ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private int complain(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
    return 1;
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private static String json(Object value) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts cannot be written as JSON", impossible);
    }
  }
}

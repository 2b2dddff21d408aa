package io.postern.manage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What all commands have in common that talk to a gateway which runs. Exit codes: 0 done, 1 the
 * gateway refused or something failed, 2 wrong usage (picocli's own), 3 the gateway is not running.
 */
abstract class ClientCommand implements Callable<Integer> {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int NOT_RUNNING = 3;

  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The gateway's home folder (default: the current one).")
  private Path home;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  /**
   * Does the work.
   *
   * @return the exit code
   */
  abstract int run(ConsoleClient gateway)
      throws GatewayNotRunningException, RequestFailedException, IOException;

  @Override
  public final Integer call() {
    try {
      return run(ConsoleClient.of(home.toAbsolutePath().normalize()));
    } catch (GatewayNotRunningException e) {
      return complain(e.getMessage(), NOT_RUNNING);
    } catch (RequestFailedException e) {
      return complain(e.getMessage(), FAILED);
    } catch (IOException e) {
      return complain(e.toString(), FAILED);
    }
  }

  /** Says what went wrong, where errors go; returns the exit code. */
  final int complain(String message, int code) {
    spec.commandLine().getErr().println(message);
    spec.commandLine().getErr().flush();
    return code;
  }

  /**
   * Prints rows: as JSON when that is wanted, else as a table, or a sentence when there are none.
   */
  final void print(JsonNode rows, TextTable table, String none) {
    if (json) {
      printJson(rows);
    } else {
      say(rows.isEmpty() ? none : table.of(rows).stripTrailing());
    }
  }

  /** Prints one result: as JSON when that is wanted, else as a sentence. */
  final void print(JsonNode result, String sentence) {
    if (json) {
      printJson(result);
    } else {
      say(sentence);
    }
  }

  /** Prints one of many results: as JSON on a line of its own when that is wanted, else so. */
  final void printLine(JsonNode result, String text) {
    say(json ? result.toString() : text);
  }

  /** Tells how far it is, apart from what was asked for. */
  final void progress(String text) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(text);
    err.flush();
  }

  /** What to throw when options do not fit together. */
  final ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  final boolean wantsJson() {
    return json;
  }

  final ObjectMapper mapper() {
    return JSON;
  }

  private void printJson(JsonNode result) {
    try {
      say(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that was read as JSON cannot be written", e);
    }
  }

  private void say(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    out.flush();
  }
}

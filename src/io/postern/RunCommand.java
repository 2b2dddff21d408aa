package io.postern;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./postern run}: starts the gateway in the foreground. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Starts the gateway and stays until it is stopped (Ctrl-C or SIGTERM).")
final class RunCommand implements Callable<Integer> {
  /** Not an exit code: the gateway goes on after the command has returned. */
  static final int STILL_RUNNING = -1;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description =
          "Folder with application.yaml, data, and changed routes (default: this folder).")
  private Path home = Path.of("");

  @Option(names = "--trace", description = "Print the stack trace, too, should the start fail.")
  private boolean trace;

  @Override
  public Integer call() {
    return new GatewayStart(new Home(home), Map.of(), trace).run().isPresent() ? STILL_RUNNING : 1;
  }
}

package io.postern.manage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a mail of the hold into a file, octet for octet. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes a mail of the hold into a file, octet for octet.")
public final class HoldExportCommand extends ClientCommand {
  @Parameters(paramLabel = "ID", description = "Id of the mail.")
  private String id;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "A file that is not there yet (default: ID.eml in the current folder).")
  private Path output;

  @Override
  int run(ConsoleClient gateway)
      throws GatewayNotRunningException, RequestFailedException, IOException {
    Path file = output == null ? Path.of(id + ".eml") : output;
    long written = MailExport.write(gateway, "Hold", id, file);
    print(
        JsonNodeFactory.instance.objectNode().put("file", file.toString()).put("octets", written),
        "%s: %d octets".formatted(file, written));
    return DONE;
  }
}

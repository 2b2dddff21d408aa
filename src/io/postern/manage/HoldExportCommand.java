package io.postern.manage;

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
    MailExport export = MailExport.write(gateway, "Hold", id, output);
    print(export.json(), export.text());
    return DONE;
  }
}

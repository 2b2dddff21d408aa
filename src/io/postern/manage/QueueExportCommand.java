package io.postern.manage;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes an outgoing mail into a file, octet for octet. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes an outgoing mail into a file, octet for octet; the mail stays.")
public final class QueueExportCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "ID", description = "Id of the mail.")
  private String id;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "A file that is not there yet (default: ID.eml in the current folder).")
  private Path output;

  @Override
  int run(ConsoleClient gateway)
      throws GatewayNotRunningException, RequestFailedException, IOException {
    MailExport export = MailExport.write(gateway, "Queue", id, output);
    print(export.json(), export.text());
    return DONE;
  }
}

package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
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
    JsonNode piece = gateway.call("Hold", "exportChunk", id, 0);
    Path file = output == null ? Path.of(id + ".eml") : output;
    long written = 0;
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      while (!piece.path("data").asText().isEmpty()) {
        byte[] octets = Base64.getDecoder().decode(piece.path("data").asText());
        out.write(octets);
        written += octets.length;
        piece = gateway.call("Hold", "exportChunk", id, written);
      }
    } catch (FileAlreadyExistsException e) {
      throw new RequestFailedException(file + " is there already; nothing was written", e);
    }
    print(
        JsonNodeFactory.instance.objectNode().put("file", file.toString()).put("octets", written),
        "%s: %d octets".formatted(file, written));
    return DONE;
  }
}

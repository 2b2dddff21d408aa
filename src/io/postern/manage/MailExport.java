package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;

/** Fetches a mail from the gateway that runs, piece by piece, into a file. */
final class MailExport {
  private MailExport() {}

  /**
   * Writes a mail octet for octet.
   *
   * @param type of the MBean that has {@code exportChunk}
   * @param file that is not there yet
   * @return how many octets were written
   * @throws RequestFailedException when there is no such mail, or the file is there already
   */
  static long write(ConsoleClient gateway, String type, String id, Path file)
      throws GatewayNotRunningException, RequestFailedException, IOException {
    JsonNode piece = gateway.call(type, "exportChunk", id, 0);
    long written = 0;
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      while (!piece.path("data").asText().isEmpty()) {
        byte[] octets = Base64.getDecoder().decode(piece.path("data").asText());
        out.write(octets);
        written += octets.length;
        piece = gateway.call(type, "exportChunk", id, written);
      }
    } catch (FileAlreadyExistsException e) {
      throw new RequestFailedException(file + " is there already; nothing was written", e);
    }
    return written;
  }
}

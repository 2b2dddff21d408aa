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

/**
 * A mail that was fetched from the gateway that runs, piece by piece, into a file.
 *
 * @param octets how many were written
 */
record MailExport(Path file, long octets) {
  /**
   * Writes a mail octet for octet.
   *
   * @param type of the MBean that has {@code exportChunk}
   * @param output a file that is not there yet; null for one named after the mail
   * @throws RequestFailedException when there is no such mail, or the file is there already
   */
  static MailExport write(ConsoleClient gateway, String type, String id, Path output)
      throws GatewayNotRunningException, RequestFailedException, IOException {
    Path file = output == null ? Path.of(id + ".eml") : output;
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
    return new MailExport(file, written);
  }

  JsonNode json() {
    return JsonNodeFactory.instance.objectNode().put("file", file.toString()).put("octets", octets);
  }

  String text() {
    return "%s: %d octets".formatted(file, octets);
  }
}

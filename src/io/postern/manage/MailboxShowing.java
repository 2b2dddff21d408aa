package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.mail.OneLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import picocli.CommandLine.Option;

/** {@code mailbox ACCOUNT show MESSAGE}. */
final class MailboxShowing {
  private static final int MAX_LINE = 1_000;

  @Option(
      names = "--lines",
      paramLabel = "K",
      defaultValue = "20",
      description = "With show: so many lines of the body (default: ${DEFAULT-VALUE}).")
  private int lines;

  @Option(
      names = "--raw",
      paramLabel = "FILE",
      description = "With show: write it as it is into a file that is not there yet; up to 2 MB.")
  private Path raw;

  int run(ClientCommand command, ConsoleClient gateway, String account, String which)
      throws GatewayNotRunningException, RequestFailedException, IOException {
    JsonNode shown = gateway.call("Mailbox", "show", account, which, lines);
    byte[] octets = Base64.getDecoder().decode(shown.path("text").asText());
    String cut = shown.path("cut").asBoolean() ? "(cut after " + octets.length + " octets)" : "";
    if (raw != null) {
      write(octets);
      command.print(shown, "%s: %d octets %s".formatted(raw, octets.length, cut).strip());
      return ClientCommand.DONE;
    }
    command.print(shown, (text(shown) + clean(octets) + cut).stripTrailing());
    return ClientCommand.DONE;
  }

  private void write(byte[] octets) throws RequestFailedException, IOException {
    try {
      Files.write(raw, octets, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException there) {
      throw new RequestFailedException(raw + " is there already", there);
    }
  }

  private static String text(JsonNode row) {
    String mail = TextTable.plain(row.path("mail"));
    return "Message %d, UIDL %s, %d octets: %s%s%n%n"
        .formatted(
            row.path("number").asInt(),
            TextTable.plain(row.path("uidl")),
            row.path("size").asLong(),
            TextTable.plain(row.path("state")),
            mail.isEmpty() ? "" : ", our mail " + mail);
  }

  /** Line by line, so that nothing in it commands the terminal. */
  private static String clean(byte[] octets) {
    StringBuilder text = new StringBuilder();
    new String(octets, StandardCharsets.ISO_8859_1)
        .lines()
        .forEach(line -> text.append(OneLine.ofOctets(line, MAX_LINE)).append('\n'));
    return text.toString();
  }
}

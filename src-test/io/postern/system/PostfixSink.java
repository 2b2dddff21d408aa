package io.postern.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Postfix's own smtp-sink as a recorder that is not ours, for a second opinion. It writes every
 * octet but carriage returns: compare with {@link #asDumped}.
 */
public final class PostfixSink implements AutoCloseable {
  private final int port = RealServers.freePort();
  private final Path dumps;
  private final ServerProcess process;

  /**
   * One mail as the sink wrote it down.
   *
   * @param sender the argument of MAIL FROM, with angle brackets
   * @param recipients the arguments of RCPT TO, with angle brackets
   * @param content below the sink's own lines
   */
  public record Dump(String sender, List<String> recipients, byte[] content) {}

  /** Starts the sink and waits until it is ready. */
  public PostfixSink() throws IOException {
    ServerUser user = ServerUser.current();
    Path folder = user.folder(Files.createTempDirectory("smtp-sink"));
    dumps = user.folder(folder.resolve("dumps"));
    Path program =
        RealServers.find("smtp-sink").orElseThrow(() -> new IOException("smtp-sink is missing"));
    List<String> command = new ArrayList<>(List.of(program.toString()));
    if (user.changes()) {
      command.addAll(List.of("-u", user.name()));
    }
    command.addAll(List.of("-d", dumps + "/mail.", "127.0.0.1:" + port, "128"));
    process = new ServerProcess(command, folder, port);
  }

  /** Skips the test when it cannot be started here. */
  public static void require() {
    RealServers.require("smtp-sink", "postfix");
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** The mails that came completely, in no order. */
  public List<Dump> mails() throws IOException {
    List<Dump> mails = new ArrayList<>();
    try (Stream<Path> files = Files.list(dumps)) {
      for (Path file : files.toList()) {
        mails.add(read(Files.readAllBytes(file)));
      }
    }
    return mails;
  }

  /**
   * Its own lines stand on top: X-…-Args of the envelope, then a Received field of several lines.
   * It adds a line feed at the end.
   */
  private static Dump read(byte[] dump) {
    String sender = "";
    List<String> recipients = new ArrayList<>();
    boolean inReceived = false;
    int at = 0;
    for (int end = lineEnd(dump, at); at < dump.length; end = lineEnd(dump, at)) {
      String line = new String(dump, at, end - at, StandardCharsets.ISO_8859_1);
      if (inReceived && !line.startsWith("\t")) {
        break;
      }
      inReceived = inReceived || line.startsWith("Received: ");
      if (line.startsWith("X-Mail-Args: ")) {
        sender = line.substring(13).split(" ")[0];
      } else if (line.startsWith("X-Rcpt-Args: ")) {
        recipients.add(line.substring(13).split(" ")[0]);
      }
      at = end + 1;
    }
    byte[] content = at < dump.length ? Arrays.copyOfRange(dump, at, dump.length - 1) : new byte[0];
    return new Dump(sender, recipients, content);
  }

  private static int lineEnd(byte[] dump, int from) {
    int i = from;
    while (i < dump.length && dump[i] != '\n') {
      i++;
    }
    return i;
  }

  /** What it makes of the octets of a mail that was sent to it. */
  public static byte[] asDumped(byte[] sent) {
    ByteArrayOutputStream dumped = new ByteArrayOutputStream(sent.length);
    for (byte octet : sent) {
      if (octet != '\r') {
        dumped.write(octet);
      }
    }
    return dumped.toByteArray();
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}

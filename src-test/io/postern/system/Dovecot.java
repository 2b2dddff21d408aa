package io.postern.system;

import io.postern.wire.Fingerprint;
import io.postern.wire.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Debian's Dovecot as a POP3 provider on free ports of the loopback interface, in a folder of its
 * own; it ends and vanishes with {@link #close}.
 */
public final class Dovecot implements AutoCloseable {
  private final Map<String, Secret> passwords = new TreeMap<>();
  private final Map<String, Maildir> maildirs = new TreeMap<>();
  private final int pop3Port = RealServers.freePort();
  private final int pop3sPort = RealServers.freePort();
  private final TestCertificate certificate;
  private final ServerProcess process;

  /**
   * Starts the server with these users and waits until it is ready.
   *
   * @throws IOException when it cannot be started; the message has what it said
   */
  public Dovecot(List<String> users) throws IOException {
    this(users.stream().collect(Collectors.toMap(name -> name, name -> password())), List.of());
  }

  /**
   * Starts the server with these users and their passwords.
   *
   * @param hosts names for which its certificate is good, besides localhost
   * @throws IOException when it cannot be started; the message has what it said
   */
  Dovecot(Map<String, Secret> users, List<String> hosts) throws IOException {
    ServerUser user = ServerUser.current();
    Path folder = user.folder(Files.createTempDirectory("dovecot"));
    user.folder(folder.resolve("run"));
    user.folder(folder.resolve("home"));
    user.folder(folder.resolve("mail"));
    StringBuilder accounts = new StringBuilder();
    passwords.putAll(users);
    for (String name : users.keySet()) {
      maildirs.put(name, new Maildir(folder.resolve("mail").resolve(name), user));
      String password = passwords.get(name).reveal();
      accounts.append(name).append(":{PLAIN}").append(password).append("::::::\n");
    }
    certificate = TestCertificate.in(folder, hosts);
    user.owns(certificate.certificate());
    user.owns(certificate.key());
    Path settings = folder.resolve("dovecot.conf");
    Files.writeString(settings, new DovecotSettings(folder, user, pop3Port, pop3sPort).text());
    Files.writeString(folder.resolve("users"), accounts);
    Path program =
        RealServers.find("dovecot").orElseThrow(() -> new IOException("dovecot is missing"));
    process =
        new ServerProcess(
            user.command(List.of(program.toString(), "-F", "-c", settings.toString())),
            folder,
            pop3Port);
  }

  private static Secret password() {
    return new Secret("secret-" + UUID.randomUUID());
  }

  /** Whether it can be started here. */
  public static boolean isInstalled() {
    return RealServers.find("dovecot").isPresent();
  }

  /** Skips the test when it cannot be started here. */
  public static void require() {
    RealServers.require("dovecot", "dovecot-pop3d");
    RealServers.require("openssl", "openssl");
  }

  /** POP3, in the clear or with STLS. */
  public int port() {
    return pop3Port;
  }

  /** POP3 over TLS from the first octet. */
  public int tlsPort() {
    return pop3sPort;
  }

  /** Of the certificate that it shows. */
  public Fingerprint fingerprint() {
    return certificate.fingerprint();
  }

  /** Its certificate as a PEM file, for clients that are to trust it. */
  public Path certificate() {
    return certificate.certificate();
  }

  /** A user's password. */
  public Secret password(String user) {
    return passwords.get(user);
  }

  /** Puts a mail into a user's mailbox, octet for octet. */
  public void deliver(String user, byte[] mail) throws IOException {
    maildirs.get(user).deliver(mail);
  }

  /** How many mails a user has. */
  public int count(String user) throws IOException {
    return maildirs.get(user).count();
  }

  /** What it logged. */
  public String log() {
    return process.output();
  }

  /**
   * Whether Dovecot can hand a mail out at all: 2.3 does not stuff a dot that is the very first
   * octet, so that such a mail arrives shortened, or ends at once and puts the session out of step.
   */
  public static boolean canHandOut(byte[] stored) {
    return stored.length == 0 || stored[0] != '.';
  }

  /**
   * How Dovecot hands a stored mail out, which is how a client sees it: each line feed without a
   * carriage return gets one, and the last line gets its end, in an empty mail, too.
   */
  public static byte[] asHandedOut(byte[] stored) {
    byte[] lines = withCrlf(stored);
    if (lines.length > 0 && lines[lines.length - 1] == '\n') {
      return lines;
    }
    byte[] ended = Arrays.copyOf(lines, lines.length + 2);
    ended[lines.length] = '\r';
    ended[lines.length + 1] = '\n';
    return ended;
  }

  /** The same mail with a carriage return before each line feed that has none. */
  static byte[] withCrlf(byte[] mail) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(mail.length + 64);
    int last = -1;
    for (byte octet : mail) {
      if (octet == '\n' && last != '\r') {
        lines.write('\r');
      }
      lines.write(octet);
      last = octet;
    }
    return lines.toByteArray();
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}

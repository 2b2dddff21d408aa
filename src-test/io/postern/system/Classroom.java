package io.postern.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.system.Tutorial.Block;
import io.postern.wire.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Where a {@link Tutorial} is followed: Dovecot stands in for the provider that it names, a sink
 * for the internal server, and a folder for the one in which a person would work. Names and files
 * are those of the document; only ports come out of the environment.
 */
final class Classroom implements AutoCloseable {
  static final String PROVIDER = "pop.isp.example";
  static final String INTERNAL = "exchange.company.example";
  static final String FOLDER = "/srv/postern";

  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx160m");

  private final Path home;
  private final Dovecot provider;
  private final SmtpSink internal = SmtpSink.keepingContent().largest(36_700_160);
  private final GatewayProcess gateway;
  private final Map<String, String> environment = new LinkedHashMap<>();

  /**
   * @param lab a folder for what the document does not know of
   * @param home an empty folder, the document's {@value #FOLDER}
   * @param mailboxes users of the provider with their passwords
   */
  Classroom(Path lab, Path home, Map<String, Secret> mailboxes) throws IOException {
    this.home = home;
    provider = new Dovecot(mailboxes, List.of(PROVIDER));
    gateway = new GatewayProcess(home, lab.resolve("output.txt"));
    List<String> options = new ArrayList<>(QUICK_START);
    options.add("-Djdk.net.hosts.file=" + hosts(lab));
    options.add("-Djavax.net.ssl.trustStore=" + TrustStore.of(provider.certificate(), lab));
    gateway.jvm(options.toArray(String[]::new));
    environment.put("POSTERN_DELIVER_SERVER_PORT", Integer.toString(internal.port()));
    mailboxes.keySet().forEach(user -> environment.put(port(user), "" + provider.tlsPort()));
    environment.forEach(gateway::environment);
    Path program = home.resolve("postern");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(
        program,
        "#!/bin/sh\nexec %s %s -cp '%s' io.postern.Postern \"$@\"\n"
            .formatted(java, String.join(" ", options), OwnClassPath.text()));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private static String port(String user) {
    String account = user.substring(0, user.indexOf('@'));
    return "POSTERN_ACCOUNTS_" + account.toUpperCase(Locale.ROOT) + "_PORT";
  }

  private static Path hosts(Path lab) throws IOException {
    String own = InetAddress.getLocalHost().getHostName();
    Path hosts = lab.resolve("hosts");
    return Files.writeString(
        hosts, "127.0.0.1 localhost %s %s %s\n".formatted(own, PROVIDER, INTERNAL));
  }

  /** What the internal server has. */
  List<SinkMail> delivered() {
    return internal.mails();
  }

  /** Writes a file as a whole. */
  void write(Block file) throws IOException {
    Files.writeString(home.resolve(file.subject()), file.text());
  }

  /** Puts a row in the place of the one with the same first cell. */
  void replace(Block row) throws IOException {
    Path table = home.resolve(row.subject());
    String first = row.text().substring(0, row.text().indexOf('\t') + 1);
    List<String> before = Files.readAllLines(table);
    List<String> after =
        before.stream().map(line -> line.startsWith(first) ? row.text().strip() : line).toList();
    if (before.equals(after)) {
      throw new IllegalArgumentException("line " + row.line() + " changes nothing in " + table);
    }
    Files.write(table, after);
  }

  /** Has a mail come to a mailbox at the provider. */
  void deliver(Block mail) throws IOException {
    provider.deliver(mail.subject(), Dovecot.withCrlf(mail.text().getBytes(UTF_8)));
  }

  /** Starts the gateway as {@code ./postern run} would. */
  void startGateway() throws IOException {
    gateway.launch();
  }

  /** What the gateway printed, in the document's words. */
  String gatewaySays() {
    return inWordsOfTheDocument(gateway.output());
  }

  /** Runs a command line in the folder and returns what it printed, in the document's words. */
  String run(String line) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", line).directory(home.toFile());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    process
        .onExit()
        .orTimeout(120, TimeUnit.SECONDS)
        .exceptionally(late -> process.destroyForcibly());
    byte[] printed = process.getInputStream().readAllBytes();
    process.waitFor();
    return inWordsOfTheDocument(new String(printed, UTF_8));
  }

  private String inWordsOfTheDocument(String text) {
    return text.replace(home.toString(), FOLDER)
        .replace(PROVIDER + " is 127.0.0.1", PROVIDER + " is 192.0.2.110")
        .replace(":" + provider.tlsPort(), ":995")
        .replace(":" + internal.port(), ":25")
        .replace(":" + gateway.consolePort(), ":8090");
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    provider.close();
    internal.close();
  }
}

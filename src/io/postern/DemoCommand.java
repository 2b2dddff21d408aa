package io.postern;

import io.postern.demo.Company;
import io.postern.demo.Happening;
import io.postern.demo.Ink;
import io.postern.demo.MailServer;
import io.postern.demo.Narrator;
import io.postern.demo.Provider;
import io.postern.demo.Specimens;
import io.postern.wire.Secret;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./postern demo}: the real gateway between two embedded servers, with mails that tell. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the gateway at work, without any configuration: an embedded provider holds a dozen",
      "awkward mails, the gateway fetches them and delivers them to an embedded mail server, takes",
      "what that one sends, and relays it to an embedded smarthost.",
      "Everything stays on this machine; the data folder is made anew at each start."
    })
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Folder for the demo's settings and data (default: ${DEFAULT-VALUE}).")
  private Path home = Path.of("data", "demo");

  @Option(
      names = "--port",
      description = "Port of the console (default: ${DEFAULT-VALUE}; 0 for any free one).")
  private int port = 8090;

  @Option(names = "--exit", description = "Stop when every mail has been seen, instead of staying.")
  private boolean exit;

  private final Clock clock = Clock.systemDefaultZone();

  @Override
  public Integer call() throws Exception {
    Specimens specimens = new Specimens();
    Narrator narrator =
        new Narrator(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            Ink.of(System.getenv(), System.console()),
            clock,
            specimens::story);
    try (Provider provider = new Provider();
        MailServer server =
            new MailServer(
                Company.SERVER_NAME,
                Company.refusals(),
                clock,
                arrival -> narrator.tell(new Happening.Arrived(arrival)));
        MailServer smarthost =
            new MailServer(
                Company.SMARTHOST_NAME,
                Company.smarthostRefusals(),
                clock,
                arrival -> narrator.tell(new Happening.Relayed(arrival)))) {
      Secret password = new Secret(UUID.randomUUID().toString());
      Company.accounts().forEach(user -> provider.open(user, password));
      specimens.all().forEach(mail -> provider.deliver(mail.account(), mail.octets()));
      writeHome(provider.port(), server.port(), smarthost.port(), password);
      return show(narrator, specimens);
    }
  }

  private int show(Narrator narrator, Specimens specimens)
      throws InterruptedException, IOException {
    Optional<ConfigurableApplicationContext> started =
        new GatewayStart(
                new Home(home),
                Map.of(
                    "server.port",
                    port,
                    "logging.level.io.postern",
                    "WARN",
                    "logging.level.session",
                    "WARN",
                    "logging.level.outgoing",
                    "WARN"),
                false)
            .run();
    if (started.isEmpty()) {
      return 1;
    }
    try (ConfigurableApplicationContext gateway = started.get()) {
      DemoInvitation invitation = new DemoInvitation(gateway, home);
      new DemoShow(gateway, narrator, specimens.outgoing(), invitation, clock).run(exit);
    }
    return 0;
  }

  private void writeHome(int pop3Port, int smtpPort, int smarthostPort, Secret password)
      throws IOException {
    Path data = home.resolve("data");
    if (Files.isDirectory(data)) {
      deleteAll(data);
    }
    Files.createDirectories(home);
    Path secret = home.resolve("provider.password");
    Files.deleteIfExists(secret);
    Files.writeString(secret, password.reveal());
    String settings =
        Company.applicationYaml(
            pop3Port, smtpPort, smarthostPort, "{{file:" + secret.toAbsolutePath() + "}}");
    Files.writeString(home.resolve("application.yaml"), settings);
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

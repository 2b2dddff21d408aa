package io.postern;

import io.postern.account.AccountDefinition;
import io.postern.account.ConsoleLogin;
import io.postern.account.Definitions;
import io.postern.account.TakeUp;
import io.postern.deliver.ServerSettings;
import io.postern.demo.MailServer;
import io.postern.demo.Provider;
import io.postern.fetch.FetchSettings;
import io.postern.fetch.MailboxSettings;
import io.postern.fetch.Retention;
import io.postern.fetch.Schedule;
import io.postern.fetch.SizeLimits;
import io.postern.mail.Address;
import io.postern.route.Recipient;
import io.postern.route.RoutingPolicy;
import io.postern.sessionlog.SessionLogSettings;
import io.postern.wire.Credentials;
import io.postern.wire.Peer;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes some mails from an embedded provider to an embedded server while the gateway starts,
 * through the same code that real mail takes. A Java program is several times slower at what it
 * does for the first time, and the first session after a start is often the largest of the day;
 * this way it finds the code compiled. Measured: 2,000 mails of 10 KB took 1.3 s without and 0.6 s
 * with it.
 *
 * <p>It has a folder, a store and a Camel context of its own, and leaves nothing behind.
 */
final class Rehearsal {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
  private static final int MAILS = 900;
  private static final int LINES = 130;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String USER = "rehearsal";
  private static final Address RECIPIENT = Address.of("rehearsal@localhost.example");

  private final Path folder;
  private final Clock clock;

  /**
   * @param folder for what is needed meanwhile; emptied before and after
   */
  Rehearsal(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** Does it on a thread of its own and lets the start go on. */
  void begin() {
    Thread thread = new Thread(this::run, "rehearsal");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      rehearse();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Exception failed) {
      LOG.info("The rehearsal failed, which does no harm: {}", failed.getMessage());
    }
  }

  private void rehearse() throws Exception {
    deleteFolder();
    CountDownLatch arrived = new CountDownLatch(MAILS);
    Secret password = new Secret(UUID.randomUUID().toString());
    try (Provider provider = new Provider();
        MailServer server =
            new MailServer(
                "server.localhost.example", Map.of(), clock, arrival -> arrived.countDown())) {
      provider.open(USER, password);
      for (int i = 0; i < MAILS; i++) {
        provider.deliver(USER, mail(i));
      }
      try (RehearsalRoutes routes =
          new RehearsalRoutes(definitions(provider, server, password), clock)) {
        routes.start(USER);
        if (!arrived.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
          LOG.info("The rehearsal was given up with {} mails to go", arrived.getCount());
        }
      }
    } finally {
      deleteFolder();
    }
  }

  private static byte[] mail(int number) {
    String header =
        "Return-Path: <sender@localhost.example>\r\nReceived: by provider.example; today\r\n"
            + "From: Rehearsal <sender@localhost.example>\r\nTo: Someone <"
            + RECIPIENT
            + ">\r\n"
            + "Subject: =?utf-8?q?rehearsal?= "
            + number
            + "\r\nMessage-ID: <"
            + number
            + "@x>\r\n\r\n";
    String line = "A line of text as it is found in mails, some seventy octets of it in all.\r\n";
    return (header + line.repeat(LINES)).getBytes(StandardCharsets.US_ASCII);
  }

  private Definitions definitions(Provider provider, MailServer server, Secret password) {
    Duration timeout = Duration.ofSeconds(30);
    Peer pop3 = peer(provider.port(), timeout);
    MailboxSettings mailbox =
        new MailboxSettings(
            USER,
            pop3,
            new Credentials(USER, password),
            true,
            new Schedule.OnDemand(),
            Retention.NONE,
            SizeLimits.NONE,
            "");
    Recipient recipient =
        new Recipient(
            RECIPIENT.toString(),
            Optional.of(RECIPIENT),
            Optional.empty(),
            List.of(USER),
            false,
            List.of(),
            List.of());
    return new Definitions(
        folder,
        new FetchSettings(folder, 1, 16, 3, 0, 64 * 1024),
        List.of(
            new AccountDefinition(
                mailbox,
                new RoutingPolicy(
                    USER,
                    List.of(),
                    Optional.empty(),
                    new RoutingPolicy.Unroutable.LeaveOnServer()))),
        List.of(recipient),
        new ServerSettings(
            "server",
            peer(server.port(), timeout),
            Optional.empty(),
            "localhost",
            8,
            timeout,
            timeout),
        Optional.empty(),
        RECIPIENT,
        new ConsoleLogin(Optional.empty(), Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        SessionLogSettings.USUAL,
        TakeUp.ON_COMMAND,
        Optional.empty());
  }

  private static Peer peer(int port, Duration timeout) {
    return new Peer("127.0.0.1", port, Security.NONE, Optional.empty(), timeout, timeout);
  }

  private void deleteFolder() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

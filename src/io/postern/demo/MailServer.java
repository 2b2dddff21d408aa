package io.postern.demo;

import io.postern.mail.Address;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A small mail server on the loopback interface that plays the organisation's own, or a smarthost:
 * it accepts mail for everybody but those whom it is told to refuse, and shows what came.
 * Everything is in memory, the newest 1,000 mails or 64 MB.
 */
public final class MailServer implements AutoCloseable {
  /** The largest mail that it takes, in octets; EHLO says so. */
  public static final int MAX_MAIL_OCTETS = 32 * 1024 * 1024;

  private static final int MAX_CONNECTIONS = 32;

  private final Mailboxes mailboxes = new Mailboxes();
  private final SMTPServer server;

  /**
   * Starts the server on a free port.
   *
   * @param hostName what it calls itself
   * @param refusals mailboxes that refuse every mail, and the words they do it with
   * @param clock for the time of arrivals
   * @param listener hears of each mail right after it was kept, before the client does
   */
  public MailServer(
      String hostName, Map<Address, String> refusals, Clock clock, Consumer<Arrival> listener) {
    Map<Address, String> refused = Map.copyOf(refusals);
    ExecutorService sessions =
        new ThreadPoolExecutor(
            0,
            MAX_CONNECTIONS + 1,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            MailServer::thread);
    Consumer<Arrival> keep = mailboxes::add;
    server =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName(hostName)
            .softwareName("Postern demo")
            .maxMessageSize(MAX_MAIL_OCTETS)
            .maxConnections(MAX_CONNECTIONS)
            .insertReceivedHeaders(false)
            .serverSocketFactory(PromptServerSocket::new)
            .executorService(sessions)
            .messageHandlerFactory(
                context -> new Reception(context, refused, clock, keep.andThen(listener)))
            .build();
    server.getCommandHandler().addCommand(new EhloWithPipelining());
    server.getCommandHandler().addCommand(new NoChunks());
    server.start();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "demo-server");
    thread.setDaemon(true);
    return thread;
  }

  /** Where it listens. */
  public int port() {
    return server.getPortAllocated();
  }

  /** How many mails it accepted since it was started. */
  public long accepted() {
    return mailboxes.total();
  }

  /** The mails of one mailbox, oldest first. */
  public List<Arrival> mailbox(Address mailbox) {
    return mailboxes.of(mailbox);
  }

  /** All mailboxes that got something, by address in lower case. */
  public SortedMap<String, List<Arrival>> mailboxes() {
    return mailboxes.all();
  }

  /** Stops listening and drops all clients. */
  @Override
  public void close() {
    server.stop();
  }
}

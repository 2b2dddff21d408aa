package io.postern.demo;

import io.postern.wire.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small POP3 server on the loopback interface (RFC 1939, 2449, 5034): USER and PASS, SASL PLAIN,
 * UIDL, TOP, PIPELINING. It hands out mails exactly as they were put in, one session per account at
 * a time, and deletes at QUIT only. Everything is in memory: it is for showing and testing, not for
 * keeping.
 */
public final class Provider implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
  private static final int MAX_SESSIONS = 32;
  private static final int IDLE_MILLIS = 600_000;
  private static final int MAX_MAIL_OCTETS = 64 * 1024 * 1024;

  private final Map<String, Maildrop> accounts = new ConcurrentHashMap<>();
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private final AtomicLong mailNumber = new AtomicLong();
  private final String uidlPrefix = UUID.randomUUID().toString().substring(0, 18);
  private final ServerSocket listener = new PromptServerSocket();
  private final ThreadPoolExecutor sessions =
      new ThreadPoolExecutor(
          0, MAX_SESSIONS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), Provider::thread);

  /**
   * Starts a server without accounts on a free port.
   *
   * @throws IOException when there is no free port
   */
  public Provider() throws IOException {
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), MAX_SESSIONS);
    thread(this::accept).start();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "demo-provider");
    thread.setDaemon(true);
    return thread;
  }

  /** Where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /**
   * Opens an account; one that exists stays as it is.
   *
   * @param user its name, whatever the case
   */
  public void open(String user, Secret password) {
    accounts.putIfAbsent(user.toLowerCase(Locale.ROOT), new Maildrop(password));
  }

  /**
   * Puts a mail into an account; a session that is under way does not see it.
   *
   * @param mail the octets as a client is to get them, up to 64 MB; copied
   * @throws IllegalArgumentException when there is no such account or the mail is too large
   * @throws IllegalStateException when the account is full
   */
  public void deliver(String user, byte[] mail) {
    if (mail.length > MAX_MAIL_OCTETS) {
      throw new IllegalArgumentException("a demo mail may have " + MAX_MAIL_OCTETS + " octets");
    }
    String uidl = uidlPrefix + "-" + mailNumber.incrementAndGet();
    maildrop(user).add(new StoredMail(uidl, mail.clone()));
  }

  /** How many mails wait in an account. */
  public int count(String user) {
    return maildrop(user).count();
  }

  private Maildrop maildrop(String user) {
    Maildrop maildrop = accounts.get(user.toLowerCase(Locale.ROOT));
    if (maildrop == null) {
      throw new IllegalArgumentException("the demo provider has no account \"" + user + "\"");
    }
    return maildrop;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        serve(listener.accept());
      } catch (IOException failed) {
        if (!listener.isClosed()) {
          LOG.warn("the demo provider could not take a connection: {}", failed.toString());
        }
      }
    }
  }

  private void serve(Socket client) throws IOException {
    client.setSoTimeout(IDLE_MILLIS);
    clients.add(client);
    Pop3Session session = new Pop3Session(client, accounts);
    try {
      sessions.execute(
          () -> {
            session.run();
            clients.remove(client);
          });
    } catch (RejectedExecutionException tooMany) {
      clients.remove(client);
      try (client) {
        client
            .getOutputStream()
            .write("-ERR [SYS/TEMP] too many sessions\r\n".getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  /** Stops listening and drops all clients; what they deleted without QUIT is not deleted. */
  @Override
  public void close() throws IOException {
    listener.close();
    sessions.shutdownNow();
    for (Socket client : clients) {
      client.close();
    }
  }
}

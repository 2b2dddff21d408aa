package io.postern.system;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that hand mail to a gateway without end, whether it is there or not, and remember what
 * they were told. No mail is ever handed over a second time: what comes twice comes twice because
 * of the gateway.
 */
final class SubmittingCrowd implements AutoCloseable {
  private static final int MOST_PER_CONNECTION = 20;
  private static final int MOST_PAUSE_NANOS = 25_000_000;
  private static final int KB = 1_024;

  /**
   * A mail that was begun.
   *
   * @param sha256 of its octets
   * @param recipients all of them
   */
  record Letter(String sha256, List<String> recipients) {}

  private final int port;
  private final Map<String, Letter> letters = new ConcurrentHashMap<>();
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
  private final List<Thread> clients = new ArrayList<>();
  private volatile boolean ending;

  /**
   * Begins at once.
   *
   * @param seed the same one, the same mails
   */
  SubmittingCrowd(int port, int clients, long seed) {
    this.port = port;
    for (int i = 0; i < clients; i++) {
      String name = "crowd-" + i + "-";
      Random random = new Random(seed + i);
      Thread thread = new Thread(() -> work(name, random), name);
      thread.setDaemon(true);
      this.clients.add(thread);
      thread.start();
    }
  }

  private void work(String name, Random random) {
    int number = 0;
    while (!ending) {
      try (SubmittingClient client = new SubmittingClient(port)) {
        int end = number + 1 + random.nextInt(MOST_PER_CONNECTION);
        while (number < end && !ending) {
          number++;
          hand(client, name + number, random);
        }
      } catch (IOException killed) {
        // the gateway is not there: it was killed, or has not started yet
        LockSupport.parkNanos(MOST_PAUSE_NANOS);
      }
    }
  }

  private void hand(SubmittingClient client, String identity, Random random) throws IOException {
    LockSupport.parkNanos(random.nextInt(MOST_PAUSE_NANOS));
    int octets = random.nextInt(20) == 0 ? 300 * KB : 2 * KB + random.nextInt(58 * KB);
    byte[] mail = PlainMails.mail(identity, octets);
    List<String> recipients = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      recipients.add(identity + "-" + i + "@other.example");
    }
    letters.put(identity, new Letter(MailDigest.sha256Of(mail), recipients));
    String reply =
        client.submit(
            "<anna@company.example>", recipients.stream().map(to -> "<" + to + ">").toList(), mail);
    if (reply.startsWith("250")) {
      accepted.add(identity);
    } else {
      refusals.add(reply);
    }
  }

  /** All mails that were begun, by identity. */
  Map<String, Letter> letters() {
    return letters;
  }

  /** The identities of those that the gateway promised to send. */
  Set<String> accepted() {
    return accepted;
  }

  /** Replies other than 250. */
  List<String> refusals() {
    return List.copyOf(refusals);
  }

  /** Ends when each client has heard the answer to its last mail. */
  @Override
  public void close() {
    ending = true;
    try {
      for (Thread client : clients) {
        client.join();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while clients were to end", stopped);
    }
  }
}

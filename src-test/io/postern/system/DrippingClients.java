package io.postern.system;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that say an octet a second, each over a connection that it opens anew when it was thrown
 * out: half of them never end a command, the others never a mail.
 */
final class DrippingClients implements AutoCloseable {
  private static final byte[] DROP = {'x'};

  private final int port;
  private final String source;
  private final List<SubmittingClient> connected = new ArrayList<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(DrippingClients::thread);
  private final AtomicInteger thrownOut = new AtomicInteger();
  private final AtomicInteger turnedAway = new AtomicInteger();
  private final AtomicInteger now = new AtomicInteger();
  private final int wanted;

  /**
   * @param source an address of the loopback interface
   * @param wanted connections at once
   */
  DrippingClients(int port, String source, int wanted) {
    this.port = port;
    this.source = source;
    this.wanted = wanted;
    var unused = clock.scheduleWithFixedDelay(this::drip, 0, 1, TimeUnit.SECONDS);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "dripping");
    thread.setDaemon(true);
    return thread;
  }

  private void drip() {
    connected.removeIf(client -> !takesAnother(client));
    int missing = wanted - connected.size();
    for (int i = 0; i < missing; i++) {
      open(i % 2 == 0);
    }
    now.set(connected.size());
  }

  private boolean takesAnother(SubmittingClient client) {
    try {
      client.send(DROP);
      return true;
    } catch (IOException closed) {
      thrownOut.incrementAndGet();
      return false;
    }
  }

  private void open(boolean withMail) {
    try {
      SubmittingClient client = new SubmittingClient(port, source);
      if (!client.greeting().startsWith("220")) {
        client.close();
        turnedAway.incrementAndGet();
        return;
      }
      if (withMail) {
        client.say("EHLO dripping.example");
        client.say("MAIL FROM:<anna@company.example>");
        client.say("RCPT TO:<you@other.example>");
        client.say("DATA");
      }
      connected.add(client);
    } catch (IOException refused) {
      turnedAway.incrementAndGet();
    }
  }

  /** How many connections there were at the last look. */
  int connected() {
    return now.get();
  }

  /** How many connections the server ended. */
  int thrownOut() {
    return thrownOut.get();
  }

  /** How many were not greeted. */
  int turnedAway() {
    return turnedAway.get();
  }

  @Override
  public void close() throws IOException {
    clock.shutdown();
    try {
      if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new IOException("a client still waits for an answer");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    }
    for (SubmittingClient client : connected) {
      client.close();
    }
  }
}

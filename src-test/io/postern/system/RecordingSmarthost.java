package io.postern.system;

import io.postern.wire.AcceptLoop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A provider's server that takes everything, a random while after the final dot, and writes down
 * what came: little of each mail, so that there may be any number.
 */
final class RecordingSmarthost implements AutoCloseable {
  private static final Pattern OUR_ID = Pattern.compile("\\(Postern\\) with E?SMTPS? id ([^;]+);");
  private static final int TOP = 2_000;

  /**
   * A mail whose final dot was read.
   *
   * @param mailId the gateway's name for it, from its trace line
   * @param identity the specimen's
   * @param sha256 of what is below the gateway's own lines
   * @param recipients of the transaction
   */
  record Arrival(String mailId, String identity, String sha256, List<String> recipients) {}

  private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final int mostDelayNanos;
  private final AcceptLoop loop;

  /**
   * @param mostDelayNanos how long an answer to a content takes at the most; more than 0
   */
  RecordingSmarthost(int mostDelayNanos) {
    this.mostDelayNanos = mostDelayNanos;
    loop = AcceptLoop.atPort(0, client -> converse(new SinkWire(client.socket())));
  }

  private void converse(SinkWire wire) throws IOException {
    List<String> recipients = new ArrayList<>();
    wire.answer("220 recorder ESMTP");
    while (true) {
      String line = wire.readLine();
      String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
      switch (verb) {
        case "EHLO" -> wire.answer("250-recorder\r\n250-PIPELINING\r\n250 SIZE 100000000");
        case "MAIL" -> {
          recipients.clear();
          wire.answer("250 2.1.0 ok");
        }
        case "RCPT" -> {
          recipients.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
          wire.answer("250 2.1.5 ok");
        }
        case "DATA" -> content(wire, List.copyOf(recipients));
        case "QUIT" -> {
          wire.answer("221 2.0.0 bye");
          return;
        }
        default -> wire.answer("250 2.0.0 ok");
      }
    }
  }

  private void content(SinkWire wire, List<String> recipients) throws IOException {
    wire.answer("354 go on");
    MailDigest digest = new MailDigest();
    StringBuilder top = new StringBuilder(TOP);
    wire.readContent(
        (block, from, length) -> {
          digest.accept(block, from, length);
          int fits = Math.min(length, TOP - top.length());
          top.append(new String(block, from, fits, StandardCharsets.ISO_8859_1));
        });
    String sha256 = digest.finish();
    Matcher id = OUR_ID.matcher(top);
    String mailId = id.find() ? id.group(1) : "no trace line in " + top;
    arrivals.add(new Arrival(mailId, digest.specimenId().orElse("?"), sha256, recipients));
    count.incrementAndGet();
    LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(mostDelayNanos));
    wire.answer("250 2.0.0 recorded");
  }

  int port() {
    return loop.port();
  }

  /** What came, in the order of the final dots. */
  Collection<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  /** How many came. */
  int count() {
    return count.get();
  }

  @Override
  public void close() {
    loop.close();
  }
}

package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.wire.AcceptLoop;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An internal mail server that accepts everything, remembers what came and can be told to behave
 * badly. A thread per connection; contents are digested as they come and kept only if asked for.
 */
public final class SmtpSink implements AutoCloseable {
  private final SinkRules rules = new SinkRules();
  private final Queue<SinkMail> mails = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final boolean keepsContent;
  private volatile AcceptLoop loop;

  private SmtpSink(boolean keepsContent) {
    this.keepsContent = keepsContent;
    loop = AcceptLoop.atPort(0, this::serve);
  }

  /** A sink that remembers digests only. */
  public static SmtpSink digesting() {
    return new SmtpSink(false);
  }

  /** A sink that keeps every octet, too. */
  public static SmtpSink keepingContent() {
    return new SmtpSink(true);
  }

  /** Names another extension in answers to EHLO from now on, for example {@code DSN}. */
  public SmtpSink offering(String keyword) {
    rules.offer(keyword);
    return this;
  }

  /** Says in answers to EHLO from now on that no mail may be larger. */
  public SmtpSink largest(long octets) {
    rules.largest(octets);
    return this;
  }

  private void serve(SocketChannel client) throws IOException {
    connections.incrementAndGet();
    new SinkSession(new SinkWire(client.socket()), rules, keepsContent, this::keep).serve();
  }

  private void keep(SinkMail mail) {
    mails.add(mail);
    count.incrementAndGet();
  }

  /** Where it listens, or would. */
  public int port() {
    return loop.port();
  }

  /** The mails so far, in the order in which their last dots came. */
  public List<SinkMail> mails() {
    return List.copyOf(mails);
  }

  /** How many mails there are. */
  public int count() {
    return count.get();
  }

  /** How many connections were made since the start. */
  public int connections() {
    return connections.get();
  }

  /** How often each {@link SinkMail#identity()} came. */
  public Map<String, Integer> identities() {
    Map<String, Integer> times = new TreeMap<>();
    mails.forEach(mail -> times.merge(mail.identity(), 1, Integer::sum));
    return times;
  }

  /** Waits until there are at least so many mails. */
  public void awaitCount(int wanted, Duration atMost) {
    await()
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(
            () -> assertThat(count()).as("mails at the sink").isGreaterThanOrEqualTo(wanted));
  }

  /**
   * Answers this recipient with another reply from now on.
   *
   * @param reply for example {@code 550 5.1.1 no such mailbox} or {@code 451 4.2.0 later}
   */
  public void answerRecipient(String address, String reply) {
    rules.recipient(address, reply);
  }

  /** Accepts this recipient again. */
  public void acceptRecipient(String address) {
    rules.forgetRecipient(address);
  }

  /** How many transactions have come as far as DATA. */
  public int transactions() {
    return rules.transactions();
  }

  /** How many contents have come as far as their last dots; an answer to them may be held back. */
  public int completed() {
    return rules.completed();
  }

  /**
   * Keeps the content of the n-th transaction, from 1, and drops the connection without an answer.
   */
  public void dropAfterDotAt(int n) {
    rules.at(n, new SinkRules.Fault.DropAfterDot());
  }

  /** Drops the connection inside the content of the n-th transaction, from 1. */
  public void dropInContentAt(int n) {
    rules.at(n, new SinkRules.Fault.DropInContent());
  }

  /** Answers the content of the n-th transaction, from 1, with this reply instead of keeping it. */
  public void answerContentAt(int n, String reply) {
    rules.at(n, new SinkRules.Fault.Answer(reply));
  }

  /** No greeting and no answer to a final dot until {@link #resume}. */
  public void pause() {
    rules.pause(true);
  }

  /** Ends {@link #pause}. */
  public void resume() {
    rules.pause(false);
  }

  /** Stops listening and drops all clients, as a server that crashes; what it has it keeps. */
  public void goDown() {
    loop.close();
  }

  /** Listens again, at the same port. */
  public void comeUp() {
    loop = AcceptLoop.atPort(port(), this::serve);
  }

  @Override
  public void close() {
    goDown();
  }
}

package io.postern.system;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What an {@link SmtpSink} does differently from accepting everything at once. */
final class SinkRules {

  /** What happens to one mail instead of being accepted. */
  sealed interface Fault {
    /** The mail is kept, the client never hears of it. */
    record DropAfterDot() implements Fault {}

    /** The connection ends while the content comes; nothing is kept. */
    record DropInContent() implements Fault {}

    /**
     * The mail is not kept.
     *
     * @param reply what the client hears
     */
    record Answer(String reply) implements Fault {}
  }

  private final Map<String, String> recipients = new ConcurrentHashMap<>();
  private final Map<Integer, Fault> faults = new ConcurrentHashMap<>();
  private final AtomicInteger transactions = new AtomicInteger();
  private final AtomicInteger completed = new AtomicInteger();
  private volatile String extensions = "";
  private volatile long largest = 1_000_000_000;
  private boolean paused;

  void recipient(String address, String reply) {
    recipients.put(address.toLowerCase(Locale.ROOT), reply);
  }

  void forgetRecipient(String address) {
    recipients.remove(address.toLowerCase(Locale.ROOT));
  }

  String replyTo(String address) {
    return recipients.getOrDefault(address.toLowerCase(Locale.ROOT), "250 2.1.5 ok");
  }

  /** Further lines of the answer to EHLO. */
  void offer(String keyword) {
    extensions += "250-" + keyword + "\r\n";
  }

  /** What the answer to EHLO says about the largest mail. */
  void largest(long octets) {
    largest = octets;
  }

  long largest() {
    return largest;
  }

  String extensions() {
    return extensions;
  }

  int nextTransaction() {
    return transactions.incrementAndGet();
  }

  void complete() {
    completed.incrementAndGet();
  }

  int completed() {
    return completed.get();
  }

  int transactions() {
    return transactions.get();
  }

  void at(int transaction, Fault fault) {
    faults.put(transaction, fault);
  }

  /** The fault of a transaction, or null. */
  Fault faultOf(int transaction) {
    return faults.get(transaction);
  }

  synchronized void pause(boolean now) {
    paused = now;
    notifyAll();
  }

  synchronized void waitWhilePaused() throws InterruptedException {
    while (paused) {
      wait();
    }
  }
}

package io.postern.deliver;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** What a {@link FakeSmtp} does at one step instead of what it should. */
public final class FakeSmtpRule {
  private final String step;
  private final FakeSmtp server;
  private int remaining = Integer.MAX_VALUE;
  private String reply;
  private boolean closes;
  private boolean silent;
  private int octets;
  private CountDownLatch gate = new CountDownLatch(0);

  FakeSmtpRule(String step, FakeSmtp server) {
    this.step = step.toUpperCase(Locale.ROOT);
    this.server = server;
  }

  /** Only the first so many times. */
  public FakeSmtpRule times(int count) {
    remaining = count;
    return this;
  }

  /** Only when so many octets of content have come; for {@link FakeSmtp#CONTENT}. */
  public FakeSmtpRule after(int count) {
    octets = count;
    return this;
  }

  /** Answers when somebody opens the latch. */
  public FakeSmtpRule when(CountDownLatch opened) {
    gate = opened;
    return this;
  }

  /** One or more lines, without the last line end. */
  public FakeSmtp say(String text) {
    reply = text + "\r\n";
    return server;
  }

  /** Exactly these octets, one per character. */
  public FakeSmtp sayExactly(String text) {
    reply = text;
    return server;
  }

  public FakeSmtp close() {
    closes = true;
    return server;
  }

  public FakeSmtp sayAndClose(String text) {
    closes = true;
    return say(text);
  }

  /** Says nothing more until the server is stopped. */
  public FakeSmtp hang() {
    silent = true;
    return server;
  }

  /** Does what is usual, but when the latch is open. */
  public FakeSmtp goOn() {
    return server;
  }

  synchronized boolean applies(String toStep) {
    if (remaining > 0 && toStep.toUpperCase(Locale.ROOT).startsWith(step)) {
      remaining--;
      return true;
    }
    return false;
  }

  String reply() {
    return reply;
  }

  boolean closes() {
    return closes;
  }

  boolean isSilent() {
    return silent;
  }

  int octets() {
    return octets;
  }

  CountDownLatch gate() {
    return gate;
  }
}

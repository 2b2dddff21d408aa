package io.postern.deliver;

import io.postern.fetch.pop3.TestCertificate;
import io.postern.wire.AcceptLoop;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server on loopback that does exactly what a test tells it, and remembers every octet.
 * Without being told anything it is a well-behaved server with PIPELINING, SIZE, 8BITMIME and
 * SMTPUTF8.
 */
public final class FakeSmtp implements AutoCloseable {
  /** The step before the first command. */
  public static final String GREETING = "(greeting)";

  /** The step in which content arrives. */
  public static final String CONTENT = "(content)";

  /** The step behind the final dot. */
  public static final String END = "(end)";

  private final AcceptLoop loop;
  private final List<FakeSmtpRule> rules = new CopyOnWriteArrayList<>();
  private final List<ReceivedMail> mails = new CopyOnWriteArrayList<>();
  private final List<String> dialogue = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile List<String> extensions =
      List.of("PIPELINING", "SIZE 50000000", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES");
  private volatile boolean lenient;
  private volatile boolean eager;
  private volatile boolean withholding;
  private volatile Optional<TestCertificate> certificate = Optional.empty();
  private volatile boolean tlsAtOnce;
  private volatile String behindStartTls = "";
  private volatile String login = "";

  private FakeSmtp(int port) {
    loop =
        AcceptLoop.atPort(
            port,
            client ->
                new FakeSmtpSession(this, client.socket(), connections.incrementAndGet()).run());
  }

  /** Listens on a free port. */
  public static FakeSmtp start() {
    return startAt(0);
  }

  /** Listens at this port of the loopback address. */
  public static FakeSmtp startAt(int port) {
    return new FakeSmtp(port);
  }

  /** Exactly these EHLO keywords. */
  public FakeSmtp offering(String... keywords) {
    extensions = List.of(keywords);
    return this;
  }

  /** What to do at the steps that begin so: a command, or one of the constants above. */
  public FakeSmtpRule on(String step) {
    FakeSmtpRule rule = new FakeSmtpRule(step, this);
    rules.add(rule);
    return rule;
  }

  /** Takes any line end for one, and drops NUL, as some servers do: the victim of smuggling. */
  public FakeSmtp lenient() {
    lenient = true;
    return this;
  }

  /** Says 354 even if no recipient was accepted, as RFC 2920 allows. */
  public FakeSmtp eager() {
    eager = true;
    return this;
  }

  /** Answers MAIL and RCPT only when DATA has come, too. */
  public FakeSmtp withholding() {
    withholding = true;
    return this;
  }

  /** Can change to TLS, and offers it when STARTTLS is among the extensions. */
  public FakeSmtp tls(TestCertificate shown) {
    certificate = Optional.of(shown);
    return this;
  }

  /** Begins with TLS. */
  public FakeSmtp tlsAtOnce(TestCertificate shown) {
    tlsAtOnce = true;
    return tls(shown);
  }

  /** Says this in the clear, in one packet with its consent to STARTTLS. */
  public FakeSmtp injectingBehindStartTls(String text) {
    behindStartTls = text;
    return this;
  }

  /** The one login that is right: {@code name:password}. */
  public FakeSmtp login(String nameAndPassword) {
    login = nameAndPassword;
    return this;
  }

  public int port() {
    return loop.port();
  }

  /** The mails whose end was seen and which were not refused, in that order. */
  public List<ReceivedMail> mails() {
    return List.copyOf(mails);
  }

  /** All lines said, as {@code C: ...} and {@code S: ...}, content left out. */
  public List<String> dialogue() {
    return List.copyOf(dialogue);
  }

  /** The client's lines only. */
  public List<String> commands() {
    return dialogue.stream().filter(l -> l.startsWith("C: ")).map(l -> l.substring(3)).toList();
  }

  /** How many connections there were. */
  public int connections() {
    return connections.get();
  }

  /** How many connections are open. */
  public int openConnections() {
    return loop.clients();
  }

  /** Closes all connections and stays up. */
  public void dropConnections() {
    loop.dropClients();
  }

  Optional<FakeSmtpRule> ruleFor(String step) {
    return rules.stream().filter(rule -> rule.applies(step)).findFirst();
  }

  List<String> extensions() {
    return extensions;
  }

  boolean isLenient() {
    return lenient;
  }

  boolean isEager() {
    return eager;
  }

  boolean isWithholding() {
    return withholding;
  }

  boolean isTlsAtOnce() {
    return tlsAtOnce;
  }

  TestCertificate certificate() {
    return certificate.orElseThrow();
  }

  String behindStartTls() {
    return behindStartTls;
  }

  String login() {
    return login;
  }

  void heard(String line) {
    dialogue.add("C: " + line);
  }

  void said(String text) {
    text.lines().forEach(line -> dialogue.add("S: " + line));
  }

  void took(ReceivedMail mail) {
    mails.add(mail);
  }

  CountDownLatch stopped() {
    return stopped;
  }

  @Override
  public void close() {
    stopped.countDown();
    loop.close();
  }
}

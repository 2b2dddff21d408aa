package io.postern.fetch.pop3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.postern.wire.AcceptLoop;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * A POP3 server on loopback that keeps every octet, remembers every word, and can be told to
 * misbehave at any command. Its mailbox lives as long as it does, over any number of connections:
 *
 * <pre>{@code
 * try (FakePop3 server = FakePop3.with("a1", mail1, "a2", mail2).pipelining()
 *     .on("RETR 2", Answer.cutAfter(100).once())
 *     .start()) { … server.port() … assertThat(server.deleted()).containsExactly("a1"); }
 * }</pre>
 */
public final class FakePop3 implements AutoCloseable {
  private final FakeMailbox mailbox = new FakeMailbox();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> dialogue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private List<String> before = new ArrayList<>(List.of("USER", "UIDL", "TOP", "RESP-CODES"));
  private List<String> after = before;
  private String user = "anna";
  private String password = "geheim";
  private String timestamp = "";
  private boolean stuffs = true;
  private SSLContext stls;
  private SSLContext tls;
  private AcceptLoop loop;

  private FakePop3() {}

  /**
   * A server with mails: UIDL, content (byte[], or String of one octet per character), and so on.
   */
  public static FakePop3 with(Object... uidlsAndContents) {
    FakePop3 server = new FakePop3();
    for (int i = 0; i < uidlsAndContents.length; i += 2) {
      server.mail((String) uidlsAndContents[i], octets(uidlsAndContents[i + 1]));
    }
    return server;
  }

  private static byte[] octets(Object content) {
    return content instanceof String text ? text.getBytes(ISO_8859_1) : (byte[]) content;
  }

  /** Adds a mail. */
  public FakePop3 mail(String uidl, byte[] content) {
    return mail(uidl, content.length, () -> content);
  }

  /** Adds a mail of which LIST says any size, and whose content is made when it is asked for. */
  public FakePop3 mail(String uidl, long listedSize, Supplier<byte[]> content) {
    mailbox.add(uidl, listedSize, content);
    return this;
  }

  /** Gives another UIDL to a mail, for later sessions. */
  public FakePop3 renameUidl(String old, String uidl) {
    mailbox.rename(old, uidl);
    return this;
  }

  /** Says another size of a mail in LIST from the next session on. */
  public FakePop3 lieAboutSize(String uidl, long size) {
    mailbox.lie(uidl, size);
    return this;
  }

  /** Who may sign in. */
  public FakePop3 login(String name, String secret) {
    user = name;
    password = secret;
    return this;
  }

  /** What CAPA lists; null: CAPA is an unknown command. */
  public FakePop3 capa(String... capabilities) {
    before = capabilities == null ? null : new ArrayList<>(Arrays.asList(capabilities));
    after = before;
    return this;
  }

  /** What CAPA lists after the login, if that is another thing. */
  public FakePop3 capaAfterLogin(String... capabilities) {
    after = List.of(capabilities);
    return this;
  }

  /** Lists PIPELINING, too. */
  public FakePop3 pipelining() {
    before.add("PIPELINING");
    return this;
  }

  /** Lists SASL PLAIN, too. */
  public FakePop3 saslPlain() {
    before.add("SASL LOGIN PLAIN");
    return this;
  }

  /** Offers APOP. */
  public FakePop3 apop() {
    timestamp = "<1896.697170952@pop.example>";
    return this;
  }

  /** Offers STLS. */
  public FakePop3 stls(TestCertificate certificate) {
    stls = certificate.server();
    before.add("STLS");
    return this;
  }

  /** Speaks TLS from the first octet. */
  public FakePop3 tls(TestCertificate certificate) {
    tls = certificate.server();
    return this;
  }

  /** Forgets dot-stuffing. */
  public FakePop3 withoutStuffing() {
    stuffs = false;
    return this;
  }

  /**
   * Does another thing on a command.
   *
   * @param command a whole command ({@code RETR 2}), or its verb for all its uses ({@code RETR}),
   *     or {@code greeting}
   */
  public FakePop3 on(String command, Answer answer) {
    answers.put(command, answer);
    return this;
  }

  /** The connection ends at QUIT, before or after the deletions are done, without an answer. */
  public FakePop3 dropsAtQuit(boolean afterCommit) {
    return on(
        "QUIT",
        (session, command) -> {
          if (afterCommit) {
            session.commit();
          }
          session.hangUp();
        });
  }

  /** Begins to listen. */
  public FakePop3 start() {
    loop = AcceptLoop.atPort(0, client -> serve(client.socket()));
    return this;
  }

  private void serve(Socket socket) {
    connections.incrementAndGet();
    mostAtOnce.accumulateAndGet(loop.clients(), Math::max);
    try {
      new FakePop3Session(this, socket).run();
    } catch (IOException gone) {
      record("S: (the client has gone: " + gone.getMessage() + ")");
    }
  }

  /** Where it listens, on the loopback address. */
  public int port() {
    return loop.port();
  }

  /** Everything said so far, {@code C: } and {@code S: } lines; no bodies and listings. */
  public List<String> dialogue() {
    return List.copyOf(dialogue);
  }

  /** What clients said so far. */
  public List<String> commands() {
    return dialogue().stream().filter(l -> l.startsWith("C: ")).map(l -> l.substring(3)).toList();
  }

  /** UIDLs of the mails that were deleted for good, in this order. */
  public List<String> deleted() {
    return mailbox.deleted();
  }

  /** UIDLs of the mails that are still there. */
  public List<String> uidls() {
    return mailbox.mails().stream().map(FakeMailbox.Stored::uidl).toList();
  }

  /** How many connections there were. */
  public int connections() {
    return connections.get();
  }

  /** How many connections there were at the same time, at the most. */
  public int mostAtOnce() {
    return mostAtOnce.get();
  }

  FakeMailbox mailbox() {
    return mailbox;
  }

  Answer answerTo(String command) {
    Answer whole = answers.get(command);
    return whole != null
        ? whole
        : answers.getOrDefault(command.split(" ", 2)[0], FakePop3Session::obey);
  }

  void record(String line) {
    dialogue.add(line);
  }

  List<String> capabilities(boolean signedIn) {
    return signedIn ? after : before;
  }

  String greetingLine() {
    return "+OK the fake is ready " + timestamp;
  }

  String timestamp() {
    return timestamp;
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }

  boolean stuffs() {
    return stuffs;
  }

  SSLContext stls() {
    return stls;
  }

  SSLContext implicitTls() {
    return tls;
  }

  /** Closes everything. */
  @Override
  public void close() {
    loop.close();
  }
}

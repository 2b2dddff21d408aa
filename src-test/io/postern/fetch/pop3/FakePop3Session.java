package io.postern.fetch.pop3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One connection to a {@link FakePop3}. */
public final class FakePop3Session {
  /** Work that writes to the client. */
  interface Writing {
    void run() throws IOException;
  }

  private final FakePop3 server;
  private Socket socket;
  private InputStream in;
  private OutputStream out;
  private String user = "";
  private List<FakeMailbox.Stored> mails = List.of();
  private final Set<Integer> marked = new TreeSet<>();
  private boolean signedIn;
  private boolean open = true;
  private boolean unsent;

  FakePop3Session(FakePop3 server, Socket socket) throws IOException {
    this.server = server;
    use(socket);
  }

  private void use(Socket next) throws IOException {
    socket = next;
    in = new BufferedInputStream(next.getInputStream());
    out = new BufferedOutputStream(next.getOutputStream(), 64 * 1024);
  }

  void run() throws IOException {
    if (server.implicitTls() != null) {
      startTls(server.implicitTls());
    }
    server.answerTo("greeting").give(this, "greeting");
    while (open) {
      String command = readLine();
      if (command == null) {
        return;
      }
      server.record("C: " + command);
      server.answerTo(command).give(this, command);
    }
    flush();
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = next(); b >= 0; b = next()) {
      if (b == '\n') {
        return line.toString(UTF_8).stripTrailing();
      }
      line.write(b);
    }
    return null;
  }

  /** The next octet; whoever waits for one has said all that is to be said. */
  private int next() throws IOException {
    if (unsent && in.available() == 0) {
      flush();
    }
    return in.read();
  }

  /** Sends a line. */
  public void line(String text) throws IOException {
    server.record("S: " + text);
    raw((text + "\r\n").getBytes(ISO_8859_1));
  }

  /** Sends octets as they are. */
  public void raw(byte[] octets) throws IOException {
    unsent = true;
    out.write(octets);
  }

  void flush() throws IOException {
    unsent = false;
    out.flush();
  }

  /** Closes the connection after what was said has left. */
  public void hangUp() throws IOException {
    server.record("S: (hangs up)");
    flush();
    open = false;
    socket.close();
  }

  /** What some work would have sent. */
  byte[] recorded(Writing work) throws IOException {
    OutputStream wire = out;
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    out = record;
    try {
      work.run();
    } finally {
      out = wire;
    }
    return record.toByteArray();
  }

  /** Does what the command says. */
  public void obey(String command) throws IOException {
    String[] words = command.split(" ", 3);
    String verb = words[0].toUpperCase(Locale.ROOT);
    String argument = words.length > 1 ? words[1] : "";
    switch (verb) {
      case "GREETING" -> line(server.greetingLine());
      case "CAPA" -> capa();
      case "STLS" -> stls();
      case "USER" -> {
        user = argument;
        line("+OK who are you");
      }
      case "PASS" -> signIn(user.equals(server.user()) && rest(command).equals(server.password()));
      case "APOP" -> apop(argument, words.length > 2 ? words[2] : "");
      case "AUTH" -> auth(words);
      case "QUIT" -> quit();
      default -> transaction(verb, argument, words.length > 2 ? words[2] : "0");
    }
  }

  private static String rest(String command) {
    int blank = command.indexOf(' ');
    return blank < 0 ? "" : command.substring(blank + 1);
  }

  private void transaction(String verb, String argument, String lines) throws IOException {
    if (!signedIn) {
      line("-ERR sign in first");
      return;
    }
    switch (verb) {
      case "LIST" -> listing(i -> Long.toString(mails.get(i).size()));
      case "UIDL" -> listing(i -> mails.get(i).uidl());
      case "RETR" -> body(argument, -1);
      case "TOP" -> body(argument, Integer.parseInt(lines));
      case "DELE" -> dele(argument);
      default -> line("-ERR unknown command");
    }
  }

  private void capa() throws IOException {
    if (server.capabilities(signedIn) == null) {
      line("-ERR unknown command");
      return;
    }
    line("+OK");
    for (String capability : server.capabilities(signedIn)) {
      line(capability);
    }
    line(".");
  }

  private void stls() throws IOException {
    if (server.stls() == null) {
      line("-ERR unknown command");
      return;
    }
    line("+OK go ahead");
    flush();
    startTls(server.stls());
  }

  private void startTls(SSLContext context) throws IOException {
    SSLSocket secure =
        (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
    secure.setUseClientMode(false);
    secure.startHandshake();
    server.record("S: (TLS)");
    use(secure);
  }

  private void apop(String name, String digest) throws IOException {
    try {
      String signed = server.timestamp() + server.password();
      byte[] md5 = MessageDigest.getInstance("MD5").digest(signed.getBytes(UTF_8));
      signIn(name.equals(server.user()) && digest.equals(HexFormat.of().formatHex(md5)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void auth(String[] words) throws IOException {
    String credentials = words.length > 2 ? words[2] : null;
    if (credentials == null) {
      line("+ ");
      flush();
      credentials = readLine();
      server.record("C: " + credentials);
    }
    String decoded = new String(Base64.getDecoder().decode(credentials), UTF_8);
    signIn(decoded.equals("\0" + server.user() + "\0" + server.password()));
  }

  private void signIn(boolean allowed) throws IOException {
    if (!allowed) {
      line("-ERR [AUTH] user name or password is wrong");
      return;
    }
    signedIn = true;
    mails = server.mailbox().mails();
    line("+OK " + mails.size() + " messages");
  }

  private void listing(IntFunction<String> column) throws IOException {
    line("+OK");
    for (int i = 0; i < mails.size(); i++) {
      raw(((i + 1) + " " + column.apply(i) + "\r\n").getBytes(ISO_8859_1));
    }
    raw(".\r\n".getBytes(ISO_8859_1));
  }

  private void body(String number, int lines) throws IOException {
    FakeMailbox.Stored mail = mail(number);
    if (mail == null) {
      line("-ERR no such message");
      return;
    }
    line("+OK " + mail.size() + " octets");
    byte[] content = mail.content().get();
    if (lines >= 0) {
      content = Stuffing.top(content, lines);
    }
    raw(server.stuffs() ? Stuffing.stuffed(content) : content);
    raw(Stuffing.end(content));
  }

  private void dele(String number) throws IOException {
    if (mail(number) == null) {
      line("-ERR no such message");
      return;
    }
    marked.add(Integer.parseInt(number));
    line("+OK deleted");
  }

  private FakeMailbox.Stored mail(String number) {
    int index = number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0;
    return index < 1 || index > mails.size() || marked.contains(index)
        ? null
        : mails.get(index - 1);
  }

  private void quit() throws IOException {
    commit();
    line("+OK bye");
    hangUp();
  }

  /** Deletes what is marked, as QUIT does. */
  public void commit() {
    server.mailbox().delete(marked.stream().map(number -> mails.get(number - 1)).toList());
    marked.clear();
  }
}

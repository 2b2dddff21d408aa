package io.postern.accept;

import io.postern.mail.Address;
import io.postern.mail.Client;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import io.postern.wire.Network;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A listener on a free port of the loopback interface, and what it took. */
final class TestListener implements AutoCloseable {
  static final long MAX_SIZE = 400_000;

  /** What came. */
  record Taken(Mail mail, Client client, byte[] octets) {
    /** The content without our trace line, one character per octet. */
    String content() {
      String all = new String(octets, StandardCharsets.ISO_8859_1);
      int end = -2;
      for (int i = 0; i < 3; i++) {
        end = all.indexOf("\r\n", end + 2);
      }
      return all.substring(end + 2);
    }

    String trace() {
      String all = new String(octets, StandardCharsets.ISO_8859_1);
      return all.substring(0, all.length() - content().length());
    }
  }

  final List<Taken> mails = new CopyOnWriteArrayList<>();
  final Path folder;
  final AcceptTrace trace;
  Security security = Security.NONE;
  boolean requireTls;
  boolean plainAuth;
  List<String> networks = List.of("127.0.0.0/8");
  Map<String, Secret> users = Map.of();
  List<PermittedSender> senders = List.of();
  long maxSize = MAX_SIZE;
  int maxRecipients = 100;
  int maxErrors = 100;
  int maxConnections = 40;
  int maxPerSource = 40;
  int port;
  Duration idle = Duration.ofSeconds(20);
  Duration data = Duration.ofSeconds(20);
  Duration session = Duration.ofSeconds(60);
  Predicate<Address> known = sender -> true;
  BiFunction<Mail, Client, Intake.Answer> answer = (mail, client) -> new Intake.Taken();
  private Listener listener;

  TestListener() {
    try {
      folder = Files.createTempDirectory("accept");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    trace = new AcceptTrace(folder.resolve("trace.log"), Clock.systemUTC());
  }

  /** Nobody may send without a login. */
  TestListener strange() {
    networks = List.of();
    users = Map.of("anna", new Secret("right"));
    return this;
  }

  AcceptStation station() {
    AcceptSettings settings =
        new AcceptSettings(
            InetAddress.getLoopbackAddress(),
            port,
            "gateway.example",
            security,
            Optional.empty(),
            Optional.empty(),
            requireTls,
            plainAuth,
            networks.stream().map(n -> Network.parse(n).orElseThrow()).toList(),
            users,
            senders,
            maxSize,
            maxRecipients,
            maxErrors,
            maxConnections,
            maxPerSource,
            idle,
            data,
            session,
            30,
            folder.resolve("spool"));
    Clock clock = Clock.systemUTC();
    return new AcceptStation(
        settings, folder, new MailIds(clock), clock, AcceptMeter.NONE, trace, known);
  }

  TestListener start() throws IOException {
    listener = new Listener(station(), this::take);
    listener.start();
    return this;
  }

  private Intake.Answer take(Mail mail, Client client) {
    Intake.Answer reply = answer.apply(mail, client);
    if (reply instanceof Intake.Taken) {
      try {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        mail.content().writeTo(octets);
        mails.add(new Taken(mail, client, octets.toByteArray()));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return reply;
  }

  Listener listener() {
    return listener;
  }

  Talk talk() throws IOException {
    return new Talk(listener.port());
  }

  /** A client that has said EHLO. */
  Talk introduced() throws IOException {
    return talk().expect("220 ").say("EHLO client.example", "250 ");
  }

  /** Files in the spool folder that have octets. */
  List<Path> spooled() throws IOException {
    Path spool = folder.resolve("spool");
    if (!Files.isDirectory(spool)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(spool)) {
      return files.toList();
    }
  }

  @Override
  public void close() throws IOException {
    if (listener != null) {
      listener.close();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : new ArrayList<>(all.sorted(Comparator.reverseOrder()).toList())) {
        Files.deleteIfExists(path);
      }
    }
  }
}

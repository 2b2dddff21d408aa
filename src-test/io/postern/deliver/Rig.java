package io.postern.deliver;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import io.postern.trace.Trace;
import io.postern.wire.Credentials;
import io.postern.wire.Fingerprint;
import io.postern.wire.Peer;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import io.postern.wire.Wires;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A fake server and a delivery to it, with short time-outs. */
final class Rig implements AutoCloseable {
  final FakeSmtp server;
  private final Wires wires = new Wires();
  private Security security = Security.NONE;
  private Optional<Fingerprint> pin = Optional.empty();
  private Optional<Credentials> login = Optional.empty();
  private int maxConnections = 2;
  private Duration patience = Duration.ofSeconds(5);
  private Duration finalDot = Duration.ofSeconds(5);
  private Clock clock = Clock.systemUTC();
  private Supplier<Trace> trace = () -> null;
  private final IdleSweeper sweeper = new IdleSweeper();
  private Runnable ended = () -> {};
  private SmtpDelivery delivery;

  Rig() {
    this(FakeSmtp.start());
  }

  Rig(FakeSmtp server) {
    this.server = server;
  }

  Rig with(Security how, Fingerprint pinned) {
    security = how;
    pin = Optional.ofNullable(pinned);
    return this;
  }

  Rig login(String name, String password) {
    login = Optional.of(new Credentials(name, new Secret(password)));
    return this;
  }

  Rig maxConnections(int count) {
    maxConnections = count;
    return this;
  }

  Rig patience(Duration time) {
    patience = time;
    return this;
  }

  Rig finalDot(Duration time) {
    finalDot = time;
    return this;
  }

  Rig clock(Clock ticking) {
    clock = ticking;
    return this;
  }

  Rig trace(Trace listening) {
    trace = () -> listening;
    return this;
  }

  ServerSettings settings() {
    Peer peer =
        new Peer("127.0.0.1", server.port(), security, pin, Duration.ofSeconds(5), patience);
    return new ServerSettings(
        "server", peer, login, "gateway.example", maxConnections, Duration.ofSeconds(30), finalDot);
  }

  Wires wires() {
    return wires;
  }

  /** Hears of each kept connection that ends. */
  Rig ended(Runnable listening) {
    ended = listening;
    return this;
  }

  SmtpDelivery delivery() {
    if (delivery == null) {
      delivery = new SmtpDelivery(new Opening(wires, settings(), trace), clock, sweeper, ended);
    }
    return delivery;
  }

  /** Sends a mail to these recipients and gives the outcomes by address. */
  Map<Address, Outcome> attempt(String content, String... recipients) {
    return delivery().attempt(mail(content, recipients));
  }

  /** Sends a mail to one recipient. */
  Outcome outcome(String content) {
    return attempt(content, "info@company.example").get(Address.of("info@company.example"));
  }

  static Mail mail(String content, String... recipients) {
    return mail(Content.of(content.getBytes(StandardCharsets.ISO_8859_1)), recipients);
  }

  static Mail mail(Content content, String... recipients) {
    return mail(content, Optional.of(Address.of("friend@elsewhere.example")), recipients);
  }

  static Mail mail(Content content, Optional<Address> sender, String... recipients) {
    try {
      return Mail.of(
          "TEST1",
          new Envelope(sender, Arrays.stream(recipients).map(Address::of).toList()),
          content);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    if (delivery != null) {
      delivery.close();
    }
    sweeper.close();
    wires.close();
    server.close();
  }
}

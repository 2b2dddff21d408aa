package io.postern.fetch.pop3;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.postern.spool.SpoolWriter;
import io.postern.trace.Trace;
import io.postern.wire.Credentials;
import io.postern.wire.Fingerprint;
import io.postern.wire.Peer;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import io.postern.wire.Wires;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How the tests visit a {@link FakePop3}: anna, 127.0.0.1, short time-outs, APOP allowed. */
record Visitor(
    Wires wires,
    String host,
    Security security,
    Optional<Fingerprint> pin,
    String user,
    String password,
    boolean apop,
    Duration readTimeout) {

  static Visitor anna(Wires wires) {
    return new Visitor(
        wires,
        "127.0.0.1",
        Security.NONE,
        Optional.empty(),
        "anna",
        "geheim",
        true,
        Duration.ofSeconds(5));
  }

  Visitor by(Security other) {
    return new Visitor(wires, host, other, pin, user, password, apop, readTimeout);
  }

  Visitor pinning(Fingerprint fingerprint) {
    return new Visitor(
        wires, host, security, Optional.of(fingerprint), user, password, apop, readTimeout);
  }

  Visitor calling(String other) {
    return new Visitor(wires, other, security, pin, user, password, apop, readTimeout);
  }

  Visitor as(String name, String secret) {
    return new Visitor(wires, host, security, pin, name, secret, apop, readTimeout);
  }

  Visitor withoutApop() {
    return new Visitor(wires, host, security, pin, user, password, false, readTimeout);
  }

  Visitor impatient() {
    return new Visitor(wires, host, security, pin, user, password, apop, Duration.ofMillis(200));
  }

  Pop3Connection open(FakePop3 server) throws Pop3Exception {
    return open(server.port());
  }

  Pop3Connection open(int port) throws Pop3Exception {
    return open(port, () -> null);
  }

  Pop3Connection open(int port, Supplier<Trace> trace) throws Pop3Exception {
    Peer peer = new Peer(host, port, security, pin, Duration.ofSeconds(5), readTimeout);
    Credentials login = new Credentials(user, new Secret(password));
    return Pop3Connection.open(wires, peer, login, apop, trace);
  }

  /** Signs in and hangs up. */
  void visit(FakePop3 server) throws Pop3Exception {
    open(server).close();
  }

  Pop3Exception failure(FakePop3 server) {
    return failureOf(() -> visit(server));
  }

  static Pop3Exception failureOf(ThrowingCallable work) {
    return catchThrowableOfType(Pop3Exception.class, work);
  }

  /** Keeps a mail in memory. */
  static SpoolWriter into(ByteArrayOutputStream kept) {
    return (block, from, to) -> kept.write(block, from, to - from);
  }
}

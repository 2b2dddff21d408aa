package io.postern.accept;

import io.postern.wire.Network;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Settings of which a test says only what it is about; immutable. */
record PolicySettings(
    List<Network> networks,
    Map<String, Secret> users,
    List<PermittedSender> senders,
    Optional<Path> certificate,
    Optional<Path> key,
    String hostName) {
  static final long MAX_SIZE = 1_000_000;

  /** Nobody may send, anybody may be the sender. */
  static PolicySettings closed() {
    return new PolicySettings(
        List.of(),
        Map.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        "gateway.company.example");
  }

  PolicySettings networks(String... ranges) {
    List<Network> parsed = Arrays.stream(ranges).map(r -> Network.parse(r).orElseThrow()).toList();
    return new PolicySettings(parsed, users, senders, certificate, key, hostName);
  }

  PolicySettings user(String name, String password) {
    return new PolicySettings(
        networks, Map.of(name, new Secret(password)), senders, certificate, key, hostName);
  }

  PolicySettings senders(PermittedSender... permitted) {
    return new PolicySettings(networks, users, List.of(permitted), certificate, key, hostName);
  }

  static PermittedSender sender(String pattern) {
    return new PermittedSender(pattern, OptionalLong.empty());
  }

  static PermittedSender sender(String pattern, long maxSize) {
    return new PermittedSender(pattern, OptionalLong.of(maxSize));
  }

  PolicySettings files(Path certificateFile, Path keyFile) {
    return new PolicySettings(
        networks, users, senders, Optional.of(certificateFile), Optional.of(keyFile), hostName);
  }

  PolicySettings hostName(String name) {
    return new PolicySettings(networks, users, senders, certificate, key, name);
  }

  AcceptSettings settings() {
    return new AcceptSettings(
        InetAddress.getLoopbackAddress(),
        0,
        hostName,
        Security.STARTTLS,
        certificate,
        key,
        false,
        false,
        networks,
        users,
        senders,
        MAX_SIZE,
        100,
        20,
        50,
        10,
        Duration.ofMinutes(5),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30),
        100,
        Path.of("unused"));
  }

  Permission permission() {
    return new Permission(settings());
  }
}

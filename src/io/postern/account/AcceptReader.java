package io.postern.account;

import io.postern.accept.AcceptSettings;
import io.postern.accept.PermittedSender;
import io.postern.account.text.SizeText;
import io.postern.advice.Quoted;
import io.postern.wire.Secret;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Reads how outgoing mail is taken. */
final class AcceptReader {
  private static final String USERS = "users";
  private static final String SENDERS = "senders";

  private final AcceptKeys keys;

  AcceptReader(AcceptKeys keys) {
    this.keys = keys;
  }

  /** Finds what is wrong. */
  void check(Section accept) {
    accept.check(keys.own());
    checkUsers(accept.group(USERS));
    checkSenders(accept);
    new ListenerSafety(keys).check(accept, accept.group(USERS));
  }

  private void checkUsers(Section users) {
    Set<String> seen = new HashSet<>();
    for (Section user : users.items()) {
      user.check(Stream.of(keys.userName, keys.userPassword));
      user.onlyOnce(keys.userName, seen::add);
    }
  }

  private void checkSenders(Section accept) {
    FirstMatch order = new FirstMatch();
    for (Section sender : accept.group(SENDERS).items()) {
      sender.check(Stream.of(keys.senderAddress, keys.senderMaxSize));
      sender
          .get(keys.senderAddress)
          .map(address -> new Section.Entry<>(sender.child(keys.senderAddress), address))
          .ifPresent(address -> order.add(sender, List.of(address)));
      accept.get(keys.maxSize).ifPresent(most -> checkSize(sender, most));
    }
  }

  private void checkSize(Section sender, int most) {
    sender
        .get(keys.senderMaxSize)
        .filter(size -> size > most)
        .ifPresent(
            size ->
                sender.wrong(
                    keys.senderMaxSize,
                    Quoted.text(SizeText.write(size)) + " is more than the listener takes at all",
                    "expected no more than postern.accept.max-size, which is "
                        + SizeText.write(most)));
  }

  /**
   * The settings, when nothing is wrong.
   *
   * @param hostName what we call ourselves
   * @param dataDir folder of all that is kept
   */
  AcceptSettings read(Section accept, String hostName, Path dataDir) {
    return new AcceptSettings(
        accept.value(keys.bind),
        accept.value(keys.port),
        hostName,
        accept.value(keys.security),
        accept.get(keys.certificate),
        accept.get(keys.key),
        accept.value(keys.requireTls),
        accept.value(keys.plainAuth),
        accept.list(keys.networks),
        users(accept.group(USERS)),
        senders(accept.group(SENDERS)),
        accept.value(keys.maxSize),
        accept.value(keys.maxRecipients),
        accept.value(keys.maxErrors),
        accept.value(keys.maxConnections),
        accept.value(keys.maxPerSource),
        accept.value(keys.idleTimeout),
        accept.value(keys.dataTimeout),
        accept.value(keys.sessionTimeout),
        accept.value(keys.maxHops),
        dataDir.resolve("spool").resolve("accept"));
  }

  private Map<String, Secret> users(Section users) {
    Map<String, Secret> passwords = new HashMap<>();
    users
        .items()
        .forEach(user -> passwords.put(user.value(keys.userName), user.value(keys.userPassword)));
    return passwords;
  }

  private List<PermittedSender> senders(Section senders) {
    return senders.items().stream()
        .map(
            sender ->
                new PermittedSender(
                    sender.value(keys.senderAddress),
                    sender
                        .get(keys.senderMaxSize)
                        .map(OptionalLong::of)
                        .orElseGet(OptionalLong::empty)))
        .toList();
  }
}

package io.postern.account;

import io.postern.fetch.FetchSettings;
import io.postern.mail.Address;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what is neither an account's nor a recipient's nor a server's. */
final class GeneralReader {
  private final Keys keys;
  private final Section root;
  private final Section fetch;

  GeneralReader(Keys keys, Section root) {
    this.keys = keys;
    this.root = root;
    this.fetch = root.group("fetch");
  }

  Optional<Path> dataDir() {
    return root.get(keys.dataDir);
  }

  Optional<Duration> connectTimeout() {
    return fetch.get(keys.connectTimeout);
  }

  Optional<Duration> readTimeout() {
    return fetch.get(keys.readTimeout);
  }

  /** Who may sign in at the console. */
  ConsoleLogin console() {
    Section console = root.group("console");
    return new ConsoleLogin(console.get(keys.operatorPassword), console.get(keys.viewerPassword));
  }

  /** The settings; empty when there is a problem, here or elsewhere. */
  Optional<FetchSettings> fetch() {
    Optional<Path> dataDir = dataDir();
    Optional<Integer> sessions = fetch.get(keys.parallelSessions);
    Optional<Integer> inFlight = fetch.get(keys.inFlight);
    Optional<Integer> attempts = fetch.get(keys.attempts);
    Optional<Integer> reconnects = fetch.get(keys.reconnects);
    Optional<Integer> threshold = fetch.get(keys.spoolThreshold);
    if (root.problems().any()) {
      return Optional.empty();
    }
    return Optional.of(
        new FetchSettings(
            dataDir.orElseThrow(),
            sessions.orElseThrow(),
            inFlight.orElseThrow(),
            attempts.orElseThrow(),
            reconnects.orElseThrow(),
            threshold.orElseThrow()));
  }

  /**
   * Who is written, or postmaster at the domain of the first recipient that has an address.
   *
   * @param onlySends whether there need not be recipients
   */
  Optional<Address> postmaster(List<RecipientDraft> recipients, boolean onlySends) {
    if (root.has(keys.postmaster)) {
      return root.get(keys.postmaster);
    }
    boolean someAddress = recipients.stream().anyMatch(r -> r.node().child("address").isPresent());
    if (!someAddress && (onlySends || !recipients.isEmpty())) {
      root.problems().missing(root.node(), keys.postmaster);
    }
    return recipients.stream()
        .flatMap(recipient -> recipient.address().stream())
        .findFirst()
        .map(address -> Address.of("postmaster@" + address.domain()));
  }
}

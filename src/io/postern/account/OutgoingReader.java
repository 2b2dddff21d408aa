package io.postern.account;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads all about outgoing mail. */
final class OutgoingReader {
  private static final String RELAY = "relay";

  private final OutgoingKeys keys;
  private final Section root;
  private final AcceptReader accept;
  private final RewriteReader rewrite;
  private final QueueReader queue;
  private final RelayReader relay;
  private final String helo;

  /**
   * @param helo what we call ourselves
   */
  OutgoingReader(OutgoingKeys keys, Section root, String helo) {
    this.keys = keys;
    this.root = root;
    this.helo = helo;
    this.accept = new AcceptReader(keys.accept);
    this.rewrite = new RewriteReader(keys.rewrite);
    this.queue = new QueueReader(keys.queue);
    this.relay = new RelayReader(keys.relay, helo);
  }

  /** Whether mail is sent at all: a way out is written. */
  boolean isOn() {
    return root.node().child(RELAY).isPresent();
  }

  /** Language of notices, when nothing is wrong with it; the preset when no mail is sent. */
  Locale language() {
    return root.group(RELAY).value(keys.relay.language);
  }

  /** Finds what is wrong. */
  void check() {
    accept.check(root.group("accept"));
    rewrite.check(root.group("rewrite"));
    checkArchive(root.group("archive"));
    if (isOn()) {
      queue.check(root.group("queue"), relay.expireAfter(root.group(RELAY)));
      relay.check(root.group(RELAY));
    } else {
      queue.check(root.group("queue"), Optional.empty());
      List.of("accept", "rewrite", "archive", "queue").forEach(this::needsRelay);
    }
  }

  private void needsRelay(String station) {
    root.node()
        .child(station)
        .filter(node -> !node.isEmpty())
        .ifPresent(
            node ->
                root.problems()
                    .add(
                        node,
                        "means nothing without postern.relay",
                        "expected relay beside it, such as relay: {smarthosts: [{host:"
                            + " smtp.isp.example}]}"));
  }

  private void checkArchive(Section archive) {
    archive.get(keys.archiveEndpoint);
    if (archive.has(keys.archiveEndpoint) && archive.has(keys.archiveFolder)) {
      archive.wrong(keys.archiveFolder, "stands beside outgoing", "expected only one of them");
    }
    if (archive.get(keys.archiveFolder).filter(path -> !ArchiveFolder.canBe(path)).isPresent()) {
      archive.wrong(
          keys.archiveFolder,
          "holds & or + or {{, which an endpoint's URI cannot hold",
          "expected another folder");
    }
  }

  /** The settings, when nothing is wrong; empty when no mail is sent. */
  Optional<Outgoing> read(Path dataDir) {
    if (!isOn()) {
      return Optional.empty();
    }
    Section archive = root.group("archive");
    return Optional.of(
        new Outgoing(
            accept.read(root.group("accept"), helo, dataDir),
            queue.read(root.group("queue"), dataDir),
            rewrite.read(root.group("rewrite")),
            archive
                .get(keys.archiveEndpoint)
                .or(() -> archive.get(keys.archiveFolder).map(ArchiveFolder::uri)),
            relay.read(root.group(RELAY))));
  }
}

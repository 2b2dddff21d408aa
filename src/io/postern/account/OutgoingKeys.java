package io.postern.account;

import static io.postern.account.Key.optional;

import io.postern.account.text.EndpointText;
import io.postern.account.text.FolderText;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The keys of the outgoing side, in the order of a mail's journey. */
final class OutgoingKeys {
  final AcceptKeys accept;
  final RewriteKeys rewrite;
  final Key<String> archiveEndpoint;
  final Key<Path> archiveFolder;
  final QueueKeys queue = new QueueKeys();
  final RelayKeys relay;

  OutgoingKeys(Surroundings surroundings) {
    accept = new AcceptKeys(surroundings);
    rewrite = new RewriteKeys(surroundings);
    archiveFolder =
        optional(
            "archive.folder",
            new FolderText(surroundings.home()),
            "no copies",
            "/srv/mail/sent",
            "Folder that gets a copy of each outgoing mail, as a file.");
    archiveEndpoint =
        optional(
            "archive.outgoing",
            new EndpointText(surroundings.knownScheme()),
            "no copies",
            "file:sent",
            "URI of a Camel endpoint that gets a copy of each outgoing mail, instead of a folder.");
    relay = new RelayKeys(surroundings);
  }

  Stream<Key<?>> all() {
    return Stream.of(
            accept.all(),
            rewrite.all(),
            Stream.<Key<?>>of(archiveFolder, archiveEndpoint),
            queue.all(),
            relay.all())
        .flatMap(keys -> keys);
  }
}

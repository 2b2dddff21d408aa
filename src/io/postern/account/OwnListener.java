package io.postern.account;

import io.postern.accept.AcceptSettings;
import io.postern.relay.RelaySettings;
import io.postern.wire.Network;
import io.postern.wire.Peer;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Recognises the gateway's own listener among the servers that it hands mail to. */
final class OwnListener {
  private final AcceptSettings accept;

  OwnListener(AcceptSettings accept) {
    this.accept = accept;
  }

  /** Whether mail for a server would come back to us. Nothing is looked up. */
  boolean is(Peer peer) {
    return peer.port() == accept.port() && isHost(peer.host());
  }

  private boolean isHost(String host) {
    boolean everywhere = accept.bind().isAnyLocalAddress();
    if (Loopback.is(host)) {
      return everywhere || accept.bind().isLoopbackAddress();
    }
    Optional<InetAddress> address = Network.parse(host).map(Network::base);
    return host.equalsIgnoreCase(accept.hostName())
        || address.filter(accept.bind()::equals).isPresent();
  }

  /** Notes each server that is us. */
  static void check(Section root, Keys keys, Definitions definitions) {
    definitions
        .outgoing()
        .ifPresent(
            outgoing ->
                new OwnListener(outgoing.accept())
                    .check(root, keys, definitions, outgoing.relay()));
  }

  private void check(Section root, Keys keys, Definitions definitions, RelaySettings relay) {
    check(root.group("deliver").group("server"), keys.server, definitions.server().peer());
    List<Section> written = root.group("relay").group("smarthosts").items();
    for (int i = 0; i < written.size(); i++) {
      Section smarthost = written.get(i);
      relay
          .smarthosts()
          .get(i)
          .server()
          .ifPresent(
              server -> check(smarthost, keys.outgoing.relay.smarthost.server, server.peer()));
    }
  }

  private void check(Section server, ServerKeys keys, Peer peer) {
    if (is(peer)) {
      server.wrong(
          keys.host,
          peer + " is where this gateway listens, so mail would go in circles",
          "expected another server, or another postern.accept.port");
    }
  }
}

package io.postern.fetch.pop3;

import io.postern.fetch.pop3.Pop3Exception.Kind;
import io.postern.wire.Credentials;
import io.postern.wire.Peer;
import io.postern.wire.Wire;
import io.postern.wire.Wires;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/**
 * Makes a {@link Pop3Connection}: connects and signs in, and leaves nothing open when that fails.
 */
final class Pop3Opening {
  private Pop3Opening() {}

  static Pop3Connection open(Wires wires, Peer peer, Credentials login, boolean apop)
      throws Pop3Exception {
    Dialogue dialogue = new Dialogue(connect(wires, peer));
    Pop3Login signIn = new Pop3Login(dialogue, login, apop);
    try {
      return signedIn(dialogue, signIn);
    } catch (Pop3Exception failed) {
      if (failed.kind() == Kind.LOST && signIn.apopRefused()) {
        return open(wires, peer, login, false);
      }
      throw failed;
    }
  }

  private static Pop3Connection signedIn(Dialogue dialogue, Pop3Login signIn) throws Pop3Exception {
    boolean done = false;
    try {
      dialogue.bound(Pop3Connection.WHOLE_DIALOGUE);
      Capabilities capabilities = signIn.run();
      dialogue.unbound();
      done = true;
      return new Pop3Connection(dialogue, capabilities);
    } finally {
      if (!done) {
        dialogue.wire().close();
      }
    }
  }

  private static Wire connect(Wires wires, Peer peer) throws Pop3Exception {
    try {
      return wires.connect(peer);
    } catch (UnknownHostException unknown) {
      throw new Pop3Exception(Kind.NAME, peer + ": the host name has no address", unknown);
    } catch (SSLException untrusted) {
      throw new Pop3Exception(Kind.TLS, peer + ": no TLS: " + untrusted.getMessage(), untrusted);
    } catch (SocketTimeoutException silent) {
      throw new Pop3Exception(
          Kind.TIMEOUT, peer + ": no answer within the time (TLS handshake)", silent);
    } catch (IOException refused) {
      throw new Pop3Exception(
          Kind.CONNECT, peer + ": no connection: " + refused.getMessage(), refused);
    }
  }
}

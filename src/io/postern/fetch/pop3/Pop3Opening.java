package io.postern.fetch.pop3;

import io.postern.fetch.pop3.Pop3Exception.Kind;
import io.postern.trace.DialogueTrace;
import io.postern.trace.Trace;
import io.postern.wire.Credentials;
import io.postern.wire.Peer;
import io.postern.wire.Security;
import io.postern.wire.Wire;
import io.postern.wire.Wires;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/**
 * Makes a {@link Pop3Connection}: connects and signs in, and leaves nothing open when that fails.
 *
 * @param trace gives who hears the dialogue, or null for nobody; asked for each line
 */
record Pop3Opening(Wires wires, Peer peer, Credentials login, Supplier<Trace> trace) {

  Pop3Connection open(boolean apop) throws Pop3Exception {
    Wire wire = connect();
    DialogueTrace told = new DialogueTrace(trace, peer.host(), wire.number());
    String how = peer.security() == Security.TLS ? ", with TLS" : "";
    told.sent("(connected to " + peer + how + ")");
    Dialogue dialogue = new Dialogue(wire, told);
    Pop3Login signIn = new Pop3Login(dialogue, login, apop);
    try {
      return signedIn(dialogue, signIn);
    } catch (Pop3Exception failed) {
      if (failed.kind() == Kind.LOST && signIn.apopRefused()) {
        return open(false);
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

  private Wire connect() throws Pop3Exception {
    try {
      return wires.connect(peer);
    } catch (UnknownHostException unknown) {
      throw failed(Kind.NAME, "the host name has no address", unknown);
    } catch (SSLException untrusted) {
      throw failed(Kind.TLS, "no TLS: " + untrusted.getMessage(), untrusted);
    } catch (SocketTimeoutException silent) {
      throw failed(Kind.TIMEOUT, "no answer within the time (TLS handshake)", silent);
    } catch (IOException refused) {
      throw failed(Kind.CONNECT, "no connection: " + refused.getMessage(), refused);
    }
  }

  private Pop3Exception failed(Kind kind, String what, IOException cause) {
    String message = peer + ": " + what;
    new DialogueTrace(trace, peer.host(), 0).sent("(" + message + ")");
    return new Pop3Exception(kind, message, cause);
  }
}

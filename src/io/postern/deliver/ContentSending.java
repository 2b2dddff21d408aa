package io.postern.deliver;

import io.postern.mail.Content;
import io.postern.mail.ContentFacts;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import io.postern.mail.Outcome.Deferred;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Sends the content of one mail behind a 354 and learns what the server says to it. Whatever
 * breaks, the content is never ended with a dot unless all of it was sent.
 */
final class ContentSending {
  private static final byte[] END = ".\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LINE_END_AND_END = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Dialogue dialogue;
  private final Duration finalDotTimeout;

  ContentSending(Dialogue dialogue, Duration finalDotTimeout) {
    this.dialogue = dialogue;
    this.finalDotTimeout = finalDotTimeout;
  }

  /** Octets that will be sent, without dot-stuffing: the content, its last line completed. */
  static long size(Content content, ContentFacts facts) {
    return content.size() + (facts.endsWithCrlf() ? 0 : 2);
  }

  /**
   * Sends all octets, the end, and waits for the answer.
   *
   * @return what holds for all accepted recipients; the connection is closed unless the server
   *     answered as it should
   */
  Outcome send(Content content, ContentFacts facts) {
    try {
      content.forEachPiece(new OutgoingPieces(dialogue, facts.dotLines()));
    } catch (LostConnectionException lost) {
      return brokenOff(lost);
    } catch (IOException unreadable) {
      dialogue.close();
      return unreadable(unreadable);
    }
    try {
      byte[] end = facts.endsWithCrlf() ? END : LINE_END_AND_END;
      dialogue.out().write(end, 0, end.length);
      dialogue.flush();
      dialogue.sentContent(size(content, facts));
    } catch (IOException lost) {
      // a peer that is gone did not get the dot; if our end was closed under us, it may have
      return dialogue.isOpen() ? brokenOff(lost) : inDoubt(lost);
    }
    return answer();
  }

  /** The server's word; anything unclear leaves the mail in doubt, for the server may have it. */
  private Outcome answer() {
    Reply reply;
    try {
      reply = dialogue.finalReply(finalDotTimeout);
    } catch (IOException lost) {
      return inDoubt(lost);
    }
    if (reply.isPositive()) {
      return new Outcome.Delivered(reply.text());
    }
    if (reply.isRefusal()) {
      closeAfter(reply);
      return Verdict.onContent(reply);
    }
    return inDoubt(new GarbledReplyException("not an answer to the content", reply.text()));
  }

  private void closeAfter(Reply reply) {
    if (reply.code() == 421) {
      dialogue.close();
    }
  }

  /** What holds for a mail whose own octets cannot be read. */
  static Outcome unreadable(IOException failure) {
    return new Deferred(
        interruptedElse(Cause.MAIL),
        0,
        "the mail's content could not be read: " + ServerText.of(failure.toString()));
  }

  /** The server did not get all; if it said why, that counts. */
  private Outcome brokenOff(IOException failure) {
    String text = dialogue.explain(failure);
    Cause cause = interruptedElse(Cause.MAIL);
    try {
      Reply reply = dialogue.lastWords();
      dialogue.close();
      if (reply.isRefusal()) {
        return Verdict.onContent(reply);
      }
    } catch (IOException silent) {
      dialogue.close();
    }
    return new Deferred(cause, 0, "broke off in the content: " + text);
  }

  /** Nobody's fault when the gateway itself is being stopped. */
  private static Cause interruptedElse(Cause cause) {
    return Thread.currentThread().isInterrupted() ? Cause.SERVER : cause;
  }

  private Outcome inDoubt(IOException failure) {
    String text = dialogue.explain(failure);
    dialogue.close();
    return new Deferred(Cause.IN_DOUBT, 0, "no clear answer to the content: " + text);
  }
}

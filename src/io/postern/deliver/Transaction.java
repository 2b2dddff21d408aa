package io.postern.deliver;

import io.postern.mail.Address;
import io.postern.mail.ContentFacts;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One mail transaction (RFC 5321 section 3.3), with all its commands in one flight when the server
 * takes that (RFC 2920).
 */
final class Transaction {
  private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

  /**
   * Commands sent before their replies are read, at the most: their replies fit into what TCP
   * buffers, so that server and client never wait for each other.
   */
  private static final int FLIGHT = 100;

  private static final int START_CONTENT = 354;

  private final Dialogue dialogue;
  private final Extensions offered;
  private final Mail mail;
  private final ContentFacts facts;
  private final long size;
  private final Map<Address, Outcome> outcomes = new LinkedHashMap<>();
  private final List<Address> accepted = new ArrayList<>();
  private Optional<Outcome> mailRefused = Optional.empty();
  private boolean unfinished;

  Transaction(Dialogue dialogue, Extensions offered, Mail mail, ContentFacts facts) {
    this.dialogue = dialogue;
    this.offered = offered;
    this.mail = mail;
    this.facts = facts;
    this.size = ContentSending.size(mail.content(), facts);
  }

  /**
   * @param reset whether the server still thinks of an earlier mail
   * @return an outcome for each recipient; the connection is closed when it is of no more use
   * @throws IOException when the connection failed before any content was sent, so that the attempt
   *     may be made anew on another one; an {@link UnusableServerException} when the server said
   *     421
   */
  Map<Address, Outcome> run(boolean reset, Duration finalDotTimeout) throws IOException {
    List<Address> asked = sendable();
    if (asked.isEmpty()) {
      return outcomes;
    }
    Optional<Reply> data = envelope(asked, reset);
    unfinished = true;
    if (mailRefused.isPresent()) {
      asked.forEach(recipient -> outcomes.put(recipient, mailRefused.get()));
      closeIfContentIsExpected(data);
    } else if (accepted.isEmpty()) {
      endWithoutContent(data);
    } else {
      content(data.orElseThrow(), finalDotTimeout);
    }
    return outcomes;
  }

  /** Whether the server must be told to forget this mail before the next one. */
  boolean isUnfinished() {
    return unfinished;
  }

  private List<Address> sendable() {
    List<Address> all = mail.envelope().recipients();
    Optional<Outcome.Refused> unfit = Fitness.ofMail(mail, size, offered);
    List<Address> asked = new ArrayList<>(all.size());
    for (Address recipient : all) {
      Optional<Outcome.Refused> reason =
          unfit.isPresent() ? unfit : Fitness.ofAddress(recipient, offered);
      if (reason.isPresent()) {
        outcomes.put(recipient, reason.get());
      } else {
        asked.add(recipient);
      }
    }
    return asked;
  }

  /** Says the envelope and DATA; the answer to DATA, or empty when it was not worth asking. */
  private Optional<Reply> envelope(List<Address> asked, boolean reset) throws IOException {
    List<String> commands = new EnvelopeCommands(offered, mail, facts, size).to(asked, reset);
    int mailAt = reset ? 1 : 0;
    int dataAt = commands.size() - 1;
    int flight = offered.pipelining() ? FLIGHT : 1;
    for (int from = 0; from <= dataAt; from += flight) {
      if (mailRefused.isPresent() || (from == dataAt && accepted.isEmpty())) {
        return Optional.empty();
      }
      int to = Math.min(commands.size(), from + flight);
      say(commands.subList(from, to));
      for (int i = from; i < to; i++) {
        Reply reply = reply();
        if (i == dataAt) {
          return Optional.of(reply);
        } else if (i > mailAt) {
          onRecipient(asked.get(i - mailAt - 1), reply);
        } else if (i == mailAt) {
          onMail(reply);
        } else {
          onReset(reply);
        }
      }
    }
    return Optional.empty();
  }

  private void say(List<String> commands) throws IOException {
    for (String command : commands) {
      dialogue.write(command);
    }
    dialogue.flush();
  }

  private Reply reply() throws IOException {
    Reply reply = dialogue.reply();
    if (reply.code() == 421) {
      throw new UnusableServerException(reply.code(), reply.text());
    }
    return reply;
  }

  private static void onReset(Reply reply) throws IOException {
    if (!reply.isPositive()) {
      throw new UnusableServerException(reply.code(), "RSET answered with " + reply.text());
    }
  }

  private void onMail(Reply reply) throws IOException {
    if (!isAgreed(reply)) {
      mailRefused = Optional.of(Verdict.onMail(reply, offered.size() ? size : 0));
    }
  }

  private void onRecipient(Address recipient, Reply reply) throws IOException {
    if (isAgreed(reply)) {
      accepted.add(recipient);
    } else {
      outcomes.put(recipient, Verdict.onRecipient(reply));
    }
  }

  private static boolean isAgreed(Reply reply) throws IOException {
    if (!reply.isPositive() && !reply.isRefusal()) {
      throw new GarbledReplyException("not an answer to an envelope", reply.text());
    }
    return reply.isPositive();
  }

  /** A server that refused the sender and still wants content has lost the thread. */
  private void closeIfContentIsExpected(Optional<Reply> data) {
    if (data.isPresent() && data.get().code() == START_CONTENT) {
      dialogue.close();
    }
  }

  /** RFC 2920 section 3.1: a 354 without a valid recipient must be answered with a lone dot. */
  private void endWithoutContent(Optional<Reply> data) {
    if (data.isEmpty() || data.get().code() != START_CONTENT) {
      return;
    }
    try {
      dialogue.ask(".");
      unfinished = false;
    } catch (IOException lost) {
      LOG.debug("closed after all recipients were refused: {}", dialogue.explain(lost));
      dialogue.close();
    }
  }

  private void content(Reply data, Duration finalDotTimeout) throws IOException {
    Outcome outcome;
    if (data.code() == START_CONTENT) {
      outcome = new ContentSending(dialogue, finalDotTimeout).send(mail.content(), facts);
      unfinished = false;
    } else if (data.isRefusal()) {
      outcome = Verdict.onContent(data);
    } else {
      throw new GarbledReplyException("not an answer to DATA", data.text());
    }
    accepted.forEach(recipient -> outcomes.put(recipient, outcome));
  }
}

package io.postern.relay;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.EnvelopeParameters;
import io.postern.mail.EnvelopeParameters.Ret;
import io.postern.mail.Mail;
import io.postern.mail.Priority;
import io.postern.mail.RecipientParameters;
import io.postern.mail.RecipientParameters.Notify;
import io.postern.queue.Queued;
import io.postern.queue.QueuedRecipient;
import io.postern.queue.Settlement;
import io.postern.queue.Settlement.Fate;
import io.postern.queue.State;
import io.postern.queue.Transit;
import io.postern.time.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A mail in a queue that exists in a test only; it goes on as the settlements say. */
final class Letter {
  private static final int OPEN_AT_MOST = 1_000;

  String id = "MAIL1";
  Optional<Address> sender = Optional.of(Address.of("anna@company.example"));
  String destination = "isp";
  Instant acceptedAt = SettableClock.START;
  String content = "Subject: hello\r\nTo: someone\r\n\r\nthe words of the mail\r\n";
  int attempts;
  boolean delayTold;
  Optional<Ret> ret = Optional.empty();
  private final Map<Address, QueuedRecipient> recipients = new LinkedHashMap<>();
  private final Map<Address, RecipientParameters> parameters = new HashMap<>();

  static Letter to(String... recipients) {
    Letter letter = new Letter();
    Arrays.stream(recipients).map(Address::of).forEach(letter::add);
    return letter;
  }

  private void add(Address address) {
    recipients.put(address, new QueuedRecipient(address, QueuedRecipient.State.OPEN, ""));
  }

  Letter from(String address) {
    sender = address.isEmpty() ? Optional.empty() : Optional.of(Address.of(address));
    return this;
  }

  Letter id(String name) {
    id = name;
    return this;
  }

  Letter by(String way) {
    destination = way;
    return this;
  }

  Letter content(String text) {
    content = text;
    return this;
  }

  Letter notify(String recipient, Notify... on) {
    parameters.put(Address.of(recipient), new RecipientParameters(Set.of(on), Optional.empty()));
    return this;
  }

  Transit transit() {
    List<Address> all = List.copyOf(recipients.keySet());
    List<Address> open =
        recipients.values().stream()
            .filter(each -> each.state() == QueuedRecipient.State.OPEN)
            .map(QueuedRecipient::address)
            .limit(OPEN_AT_MOST)
            .toList();
    EnvelopeParameters said =
        new EnvelopeParameters(false, ret, Optional.empty(), Map.copyOf(parameters));
    Envelope envelope = new Envelope(sender, all, said);
    Queued queued =
        new Queued(
            id,
            State.SENDING,
            Priority.NORMAL,
            acceptedAt,
            false,
            destination,
            acceptedAt,
            "192.0.2.1",
            envelope,
            new ArrayList<>(recipients.values()),
            "hello",
            content.length(),
            attempts,
            delayTold,
            "");
    try {
      byte[] octets = content.getBytes(StandardCharsets.ISO_8859_1);
      return new Transit(queued, Mail.of(id, envelope.to(open), Content.of(octets)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Does what the queue does with a settlement. */
  void settled(Settlement settlement) {
    settlement
        .fates()
        .forEach(
            (address, fate) ->
                recipients.put(address, new QueuedRecipient(address, state(fate), fate.reply())));
    attempts += settlement.counts() ? 1 : 0;
    delayTold = settlement.delayTold();
  }

  private static QueuedRecipient.State state(Fate fate) {
    if (fate instanceof Fate.Open) {
      return QueuedRecipient.State.OPEN;
    }
    return fate instanceof Fate.Delivered
        ? QueuedRecipient.State.DELIVERED
        : QueuedRecipient.State.FAILED;
  }

  boolean isDone() {
    return recipients.values().stream()
        .noneMatch(each -> each.state() == QueuedRecipient.State.OPEN);
  }
}

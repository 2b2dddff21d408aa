package io.postern.inspect.enact;

import io.postern.inspect.Occasion;
import io.postern.inspect.Remedy;
import io.postern.inspect.judge.Verdict;
import io.postern.inspect.spam.SenderLists;
import io.postern.inspect.spam.SpamDecision;
import io.postern.inspect.spam.SpamMark;
import io.postern.inspect.spam.SpamPolicy;
import io.postern.inspect.spam.SpamPolicySettings;
import io.postern.inspect.spam.SpamThresholds;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A mail, a verdict, and an enactor whose notices are easily told apart. */
final class Case {
  static final String TEXT = "From: a@b.example\r\nSubject: Hi\r\n\r\nbody \u00ff\n.\r\n";
  static final Address SENDER = Address.of("a@b.example");
  static final Address ONE = Address.of("one@c.example");
  static final Address TWO = Address.of("two@c.example");
  static final Address BOSS = Address.of("boss@c.example");
  static final Address SECURITY = Address.of("security@c.example");
  static final List<String> REASONS = List.of("clamd found Eicar", "spamd gave it 3.0");

  final FakeNotices notices = new FakeNotices();
  final FakeStrip strip = new FakeStrip();
  List<Address> recipients = List.of(ONE, TWO);
  Occasion.Direction direction = Occasion.Direction.INCOMING;
  Optional<SpamDecision> spam = Optional.empty();
  Optional<SpamMark> mark = Optional.of(mark());
  Mail mail = mail(TEXT);

  static Case outgoing() {
    Case outgoing = new Case();
    outgoing.direction = Occasion.Direction.OUTGOING;
    return outgoing;
  }

  static Case with(String text) {
    Case other = new Case();
    other.mail = mail(text);
    return other;
  }

  private static SpamMark mark() {
    return new SpamPolicy(
            new SpamPolicySettings(
                new SpamThresholds(Optional.empty(), Optional.empty(), Optional.empty()),
                SenderLists.NONE,
                SpamPolicySettings.Unknown.DELIVER,
                "[SPAM]",
                "[NO SPAM CHECK]",
                "X-Postern-Spam-"))
        .mark();
  }

  static Mail mail(String text) {
    try {
      return Mail.of(
          "m-1",
          new Envelope(Optional.of(SENDER), List.of(ONE, TWO)),
          Content.of(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** What becomes of the mail. */
  Enacted enact(Remedy... remedies) throws IOException {
    Occasion occasion =
        new Occasion(direction, Optional.of("info"), Optional.empty(), Instant.EPOCH, List.of());
    return new Enactor(notices, (about, when) -> recipients, strip, mark)
        .enact(mail, occasion, new Verdict(List.of(remedies), spam, REASONS));
  }

  static String text(Mail mail) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    mail.content().writeTo(out);
    return out.toString(StandardCharsets.ISO_8859_1);
  }
}

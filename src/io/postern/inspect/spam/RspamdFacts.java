package io.postern.inspect.spam;

import io.postern.inspect.Occasion;
import io.postern.mail.Client;
import io.postern.mail.Mail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Rspamd is told beside the mail, as HTTP header lines. What is not known is not told: Rspamd
 * skips the tests that need it. Values that a header line cannot carry, such as addresses outside
 * of ASCII, are not told either.
 *
 * <p>{@code Hostname}, the client's name by the DNS, is not known here; Rspamd looks it up. {@code
 * User} goes with outgoing mail only: Rspamd spares logged-in users most tests.
 */
final class RspamdFacts {
  private static final int MAX_RECIPIENTS = 50;

  private final List<Map.Entry<String, String>> lines = new ArrayList<>();

  private RspamdFacts() {}

  static List<Map.Entry<String, String>> of(Mail mail, Occasion occasion, Optional<String> user) {
    RspamdFacts facts = new RspamdFacts();
    facts.add("Queue-Id", mail.id());
    occasion.client().ifPresent(client -> facts.client(client, occasion.direction()));
    ReturnPath.of(mail, occasion)
        .flatMap(ReturnPath::text)
        .ifPresent(sender -> facts.add("From", sender));
    mail.envelope().recipients().stream()
        .limit(MAX_RECIPIENTS)
        .forEach(recipient -> facts.add("Rcpt", recipient.toString()));
    user.ifPresent(name -> facts.add("Deliver-To", name));
    return List.copyOf(facts.lines);
  }

  private void client(Client client, Occasion.Direction direction) {
    add("IP", HopText.text(client.address()));
    HopText.helo(client.helo()).ifPresent(helo -> add("Helo", helo));
    if (direction == Occasion.Direction.OUTGOING) {
      client.user().ifPresent(user -> add("User", user));
    }
  }

  private void add(String name, String value) {
    boolean plain = value.chars().allMatch(c -> c >= ' ' && c <= '~');
    if (plain && !value.isBlank() && value.length() <= 500) {
      lines.add(Map.entry(name, value));
    }
  }
}

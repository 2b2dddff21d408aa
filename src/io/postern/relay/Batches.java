package io.postern.relay;

import io.postern.mail.Address;
import io.postern.queue.Queued;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Splits a mail's recipients into transactions. While recipients were never tried, an attempt is
 * one transaction for such; later, when all have had an answer and are tried anew, all of them.
 */
final class Batches {
  /** What every server takes (RFC 5321 section 4.5.3.1.8). */
  static final int MAX_RECIPIENTS = 100;

  private Batches() {}

  /** For one server that takes all domains. */
  static List<List<Address>> together(Queued queued, List<Address> open) {
    boolean all = open.size() == queued.recipients().size() && open.size() <= MAX_RECIPIENTS;
    return all ? List.of(open) : of(queued, open, recipient -> "");
  }

  /** For the servers of each domain. */
  static List<List<Address>> byDomain(Queued queued, List<Address> open) {
    return of(queued, open, recipient -> recipient.domain().toLowerCase(Locale.ROOT));
  }

  private static List<List<Address>> of(
      Queued queued, List<Address> open, Function<Address, String> kind) {
    Map<Address, String> answers = Answers.of(queued);
    List<Address> untried =
        open.stream().filter(each -> answers.getOrDefault(each, "").isEmpty()).toList();
    return untried.isEmpty() ? split(open, kind) : split(untried, kind).subList(0, 1);
  }

  private static List<List<Address>> split(
      List<Address> recipients, Function<Address, String> kind) {
    List<List<Address>> batches = new ArrayList<>();
    Map<String, List<Address>> unfilled = new LinkedHashMap<>();
    for (Address recipient : recipients) {
      String key = kind.apply(recipient);
      List<Address> batch = unfilled.get(key);
      if (batch == null || batch.size() == MAX_RECIPIENTS) {
        batch = new ArrayList<>();
        unfilled.put(key, batch);
        batches.add(batch);
      }
      batch.add(recipient);
    }
    return batches;
  }
}

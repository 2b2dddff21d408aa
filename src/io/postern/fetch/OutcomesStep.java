package io.postern.fetch;

import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ExchangeHelper;

/**
 * Notes the outcomes of an attempt for the ledger, which has them on stable storage before the next
 * attempt begins and before anything is deleted; and when recipients were refused, asks for the
 * hold by setting {@link ExchangeKeys#HOLD_REASON}, with {@link ExchangeKeys#RECIPIENTS} reduced to
 * them. Puts the mail back as the body, whatever an endpoint left there.
 */
public final class OutcomesStep implements Processor {
  private final Ledger ledger;
  private final Consumer<Outcome> meter;

  /**
   * @param meter hears of each recipient's outcome
   */
  public OutcomesStep(Ledger ledger, Consumer<Outcome> meter) {
    this.ledger = ledger;
    this.meter = meter;
  }

  @Override
  public void process(Exchange exchange) {
    Map<String, Outcome> outcomes = outcomes(exchange);
    outcomes.values().forEach(meter);
    Visit visit = exchange.getProperty(ExchangeKeys.VISIT, Visit.class);
    if (visit != null) {
      note(visit, ExchangeHelper.getRouteId(exchange), outcomes);
    }
    Map<String, String> refused = refused(outcomes);
    if (visit != null && !refused.isEmpty()) {
      exchange.setProperty(ExchangeKeys.RECIPIENTS, List.copyOf(refused.keySet()));
      exchange.setProperty(ExchangeKeys.HOLD_REASON, reason(refused));
    }
    Mail mail = exchange.getProperty(ExchangeKeys.MAIL, Mail.class);
    if (mail != null) {
      exchange.getMessage().setBody(mail);
    }
  }

  /** Written at the latest before the next attempt, or when the visit is settled. */
  private void note(Visit visit, String endpoint, Map<String, Outcome> outcomes) {
    visit.note(endpoint, outcomes);
    if (!visit.settles()) {
      visit.takeNotes();
      ledger.outcomes(visit.mailId(), visit.account(), endpoint, outcomes).join();
    }
  }

  private static Map<String, Outcome> outcomes(Exchange exchange) {
    Map<String, Outcome> outcomes = new TreeMap<>();
    Map<?, ?> noted = exchange.getProperty(ExchangeKeys.OUTCOMES, Map.class);
    if (noted == null) {
      throw new IllegalStateException("no outcomes were noted before " + exchange.getFromRouteId());
    }
    noted.forEach((recipient, outcome) -> outcomes.put((String) recipient, (Outcome) outcome));
    return outcomes;
  }

  private static Map<String, String> refused(Map<String, Outcome> outcomes) {
    return outcomes.entrySet().stream()
        .filter(each -> each.getValue() instanceof Outcome.Refused)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, e -> e.getValue().text(), (a, b) -> a, TreeMap::new));
  }

  private static String reason(Map<String, String> refused) {
    return "refused by the server: "
        + refused.values().stream().distinct().collect(Collectors.joining("; "));
  }
}

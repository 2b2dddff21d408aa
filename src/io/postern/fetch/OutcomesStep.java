package io.postern.fetch;

import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ExchangeHelper;

/**
 * Notes the outcomes of an attempt for the ledger, which has them on stable storage before the next
 * attempt begins and before anything is deleted; and when recipients were refused, or their server
 * took the mail for spam, asks for the hold by setting {@link ExchangeKeys#HOLD_REASON}, with
 * {@link ExchangeKeys#RECIPIENTS} reduced to them. Puts the mail back as the body, whatever an
 * endpoint left there.
 */
public final class OutcomesStep implements Processor {
  private static final String REFUSED = "refused by the server: ";
  private static final String SPAM = "rejected as spam by the internal server: ";

  private final Ledger ledger;
  private final Consumer<Outcome> meter;
  private final UnaryOperator<Outcome> judgement;

  /**
   * @param meter hears of each recipient's outcome
   */
  public OutcomesStep(Ledger ledger, Consumer<Outcome> meter) {
    this(ledger, meter, UnaryOperator.identity());
  }

  /**
   * @param meter hears of each recipient's outcome
   * @param judgement says which refusals of fetched mail are rejections as spam; not asked about
   *     mail that a person releases from the hold
   */
  public OutcomesStep(Ledger ledger, Consumer<Outcome> meter, UnaryOperator<Outcome> judgement) {
    this.ledger = ledger;
    this.meter = meter;
    this.judgement = judgement;
  }

  @Override
  public void process(Exchange exchange) {
    Map<String, Outcome> outcomes = outcomes(exchange);
    Visit visit = exchange.getProperty(ExchangeKeys.VISIT, Visit.class);
    if (visit != null && visit.settles()) {
      outcomes.replaceAll((recipient, outcome) -> judgement.apply(outcome));
      exchange.setProperty(ExchangeKeys.OUTCOMES, outcomes);
    }
    outcomes.values().forEach(meter);
    if (visit != null) {
      note(visit, ExchangeHelper.getRouteId(exchange), outcomes);
    }
    List<String> refused =
        outcomes.keySet().stream().filter(key -> Visit.isRefused(outcomes.get(key))).toList();
    if (visit != null && !refused.isEmpty()) {
      exchange.setProperty(ExchangeKeys.RECIPIENTS, refused);
      exchange.setProperty(ExchangeKeys.HOLD_REASON, reason(refused, outcomes));
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

  private static String reason(List<String> refused, Map<String, Outcome> outcomes) {
    Map<String, Set<String>> said = new LinkedHashMap<>();
    for (String recipient : refused) {
      Outcome outcome = outcomes.get(recipient);
      String what = outcome instanceof Outcome.Spam ? SPAM : REFUSED;
      said.computeIfAbsent(what, w -> new LinkedHashSet<>()).add(outcome.text());
    }
    return said.entrySet().stream()
        .map(each -> each.getKey() + String.join("; ", each.getValue()))
        .collect(Collectors.joining("; "));
  }
}

package io.postern.inspect.station;

import io.postern.inspect.Finding;
import io.postern.inspect.Occasion;
import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.enact.Enacted;
import io.postern.inspect.enact.Enacted.Fate;
import io.postern.inspect.enact.Errand;
import io.postern.inspect.judge.Verdict;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a verdict of all findings and does to the mail what it says. Where the mail goes is left in
 * {@link ExchangeKeys#HOLD_REASON}, {@link ExchangeKeys#DROP_REASON}, {@link ExchangeKeys#REFUSAL}
 * or {@link ExchangeKeys#LATER_REASON}, or in none of them when it goes on; the other mails to be
 * sent in {@link ExchangeKeys#ERRANDS}; what was found in {@link ExchangeKeys#INSPECTED}.
 */
public final class JudgeStep implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(JudgeStep.class);
  private static final int MAX_REPLY = 200;

  /** Gives nothing away of how we are made; what went wrong is in our log, by the mail's name. */
  private static final String LATER = "451 4.7.1 the mail cannot be checked now, try again later";

  private final PolicyInForce inForce;
  private final InspectionMeter meter;

  public JudgeStep(PolicyInForce inForce, InspectionMeter meter) {
    this.inForce = inForce;
    this.meter = meter;
  }

  /**
   * @throws IOException when the mail, or a notice about it, cannot be made
   */
  @Override
  public void process(Exchange exchange) throws IOException {
    if (InspectProducer.findings(exchange).isEmpty()) {
      return;
    }
    Mail mail = exchange.getMessage().getBody(Mail.class);
    InspectionPolicy policy = InspectProducer.policy(exchange, inForce);
    Occasion occasion = InspectProducer.occasion(exchange, mail, policy.occasions());
    Verdict verdict = policy.judge().judge(mail, occasion);
    Enacted enacted = policy.enactor().enact(mail, occasion, verdict);
    meter.judged(occasion.direction(), enacted.fate());
    exchange.getMessage().setBody(enacted.mail());
    exchange.setProperty(ExchangeKeys.MAIL, enacted.mail());
    exchange.setProperty(ExchangeKeys.INSPECTED, told(occasion.earlier(), enacted));
    exchange.setProperty(ExchangeKeys.ERRANDS, new ArrayDeque<Errand>(enacted.errands()));
    noteChanges(exchange, enacted.changes());
    send(exchange, mail, occasion.direction(), enacted.fate());
  }

  private static void send(Exchange exchange, Mail mail, Direction direction, Fate fate) {
    boolean outgoing = direction == Direction.OUTGOING;
    if (fate instanceof Fate.Held held) {
      exchange.setProperty(ExchangeKeys.HOLD_REASON, held.reason());
    } else if (fate instanceof Fate.Dropped dropped) {
      exchange.setProperty(ExchangeKeys.DROP_REASON, dropped.reason());
    } else if (fate instanceof Fate.Redirected redirected) {
      exchange.setProperty(ExchangeKeys.DROP_REASON, redirected.reason());
    } else if (fate instanceof Fate.Returned returned && outgoing) {
      exchange.setProperty(ExchangeKeys.REFUSAL, reply("550 5.7.1 ", returned.reason()));
    } else if (fate instanceof Fate.Returned returned) {
      exchange.setProperty(ExchangeKeys.DROP_REASON, returned.reason());
    } else if (fate instanceof Fate.Deferred && outgoing) {
      exchange.setProperty(ExchangeKeys.REFUSAL, LATER);
    } else if (fate instanceof Fate.Deferred deferred) {
      exchange.setProperty(ExchangeKeys.LATER_REASON, deferred.reason());
    }
    if (!(fate instanceof Fate.Onward)) {
      LOG.info("Mail {} does not go on as it is: {}", mail.id(), fate);
    }
  }

  /** One line of printable ASCII, as a reply must be. */
  private static String reply(String code, String reason) {
    StringBuilder line = new StringBuilder(code);
    for (int i = 0; i < Math.min(reason.length(), MAX_REPLY); i++) {
      char c = reason.charAt(i);
      line.append(c >= ' ' && c <= '~' ? c : '?');
    }
    return line.toString();
  }

  /** What was found and what follows; what a reason repeats is told once. */
  private static String told(List<Finding> findings, Enacted enacted) {
    return Stream.concat(
            findings.stream()
                .map(Finding::text)
                .filter(text -> enacted.reasons().stream().noneMatch(r -> r.contains(text))),
            enacted.reasons().stream())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static void noteChanges(Exchange exchange, List<String> changes) {
    if (!changes.isEmpty()) {
      List<?> before = exchange.getProperty(ExchangeKeys.CHANGES, List.of(), List.class);
      List<Object> all = new ArrayList<>(before);
      all.addAll(changes);
      exchange.setProperty(ExchangeKeys.CHANGES, List.copyOf(all));
    }
  }
}

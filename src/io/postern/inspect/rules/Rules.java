package io.postern.inspect.rules;

import io.postern.inspect.Finding;
import io.postern.inspect.Inspector;
import io.postern.inspect.Occasion;
import io.postern.inspect.mime.AnatomyReader;
import io.postern.inspect.mime.Limits;
import io.postern.mail.Mail;
import java.time.Clock;
import java.util.List;

/** Asks an administrator's rules about a mail; takes it apart only when a rule needs that. */
public final class Rules implements Inspector {
  private final RuleList rules;
  private final AnatomyReader reader;
  private final Limits limits;
  private final Clock clock;

  /**
   * @param rules in their order
   * @param reader takes mails apart
   * @param limits how far
   * @param clock for the limit on time
   */
  public Rules(RuleList rules, AnatomyReader reader, Limits limits, Clock clock) {
    this.rules = rules;
    this.reader = reader;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public Finding inspect(Mail mail, Occasion occasion) {
    return rules.decide(facts(mail, occasion));
  }

  /** What every rule says about a mail, as {@link RuleList#explain} does. */
  public List<Explained> explain(Mail mail, Occasion occasion) {
    return rules.explain(facts(mail, occasion));
  }

  private Facts facts(Mail mail, Occasion occasion) {
    return new Facts(mail, occasion, () -> reader.read(mail, limits, clock));
  }
}

package io.postern.inspect.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.postern.inspect.Finding;
import io.postern.inspect.Inspector;
import io.postern.inspect.Occasion;
import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.judge.AntivirusPolicy;
import io.postern.inspect.judge.NoAnswer;
import io.postern.inspect.judge.OnInfected;
import io.postern.inspect.judge.Unknown;
import io.postern.inspect.station.Inspectors.Configured;
import io.postern.inspect.station.Inspectors.Kind;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The policy may be replaced at any moment: a mail whose inspection has begun is inspected, judged
 * and treated by the policy with which it began, and the next mail by the new one.
 */
class AMailIsInspectedByOnePolicyTest {
  private static final AntivirusPolicy DISCARDING =
      new AntivirusPolicy(OnInfected.DISCARD, NoAnswer.RETRY, Unknown.HOLD, false, List.of());

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final Inspectors scanners =
      new Inspectors(
          Map.of(Kind.CLAMD, says(new Finding.Infected("clamd", List.of("Eicar"), "Eicar"))));
  private final PolicyInForce inForce =
      new PolicyInForce(Policies.of(scanners.withRules(rules("old"))));
  private final JudgeStep judge = new JudgeStep(inForce, InspectionMeter.NONE);

  @BeforeEach
  void start() {
    camel.addComponent("inspect", new InspectComponent());
    camel.getRegistry().bind("policyInForce", inForce);
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  private static Configured says(Finding finding) {
    return new Configured(
        new Inspector() {
          @Override
          public String name() {
            return finding.inspector();
          }

          @Override
          public Finding inspect(Mail mail, Occasion occasion) {
            return finding;
          }
        },
        Set.of(Direction.values()));
  }

  private static Optional<Configured> rules(String text) {
    return Optional.of(says(new Finding.Clean("rules", text)));
  }

  private void ask(Exchange exchange, String inspector) {
    camel.createProducerTemplate().send("inspect:" + inspector, exchange);
    assertThat(exchange.getException()).isNull();
  }

  private Exchange mail() throws IOException {
    byte[] octets = "Subject: x\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);
    Exchange exchange = new DefaultExchange(camel);
    exchange
        .getMessage()
        .setBody(Mail.of("m", new Envelope(Optional.empty(), List.of()), Content.of(octets)));
    return exchange;
  }

  private static List<String> said(Exchange exchange) {
    List<?> findings = exchange.getProperty(ExchangeKeys.FINDINGS, List.class);
    return findings.stream().map(each -> ((Finding) each).text()).toList();
  }

  @Test
  void aMailUnderWayKeepsTheRulesAndTheJudgeWithWhichItBegan() throws IOException {
    Exchange exchange = mail();
    ask(exchange, "clamd");

    inForce.replace(Policies.of(scanners.withRules(rules("new")), DISCARDING));
    ask(exchange, "rules");
    judge.process(exchange);

    assertThat(said(exchange)).containsExactly("Eicar", "old");
    assertThat(exchange.getProperty(ExchangeKeys.HOLD_REASON, String.class)).contains("Eicar");
    assertThat(exchange.getProperty(ExchangeKeys.DROP_REASON)).isNull();
  }

  @Test
  void theNextMailIsInspectedByTheNewPolicy() throws IOException {
    ask(mail(), "rules");

    inForce.replace(Policies.of(scanners.withRules(rules("new")), DISCARDING));
    Exchange exchange = mail();
    ask(exchange, "clamd");
    ask(exchange, "rules");
    judge.process(exchange);

    assertThat(said(exchange)).containsExactly("Eicar", "new");
    assertThat(exchange.getProperty(ExchangeKeys.DROP_REASON, String.class)).contains("Eicar");
    assertThat(exchange.getProperty(ExchangeKeys.HOLD_REASON)).isNull();
  }

  @Test
  void rulesCanComeAndGo() throws IOException {
    inForce.replace(Policies.of(scanners.withRules(Optional.empty())));
    Exchange without = mail();
    ask(without, "rules");
    assertThat(without.getProperty(ExchangeKeys.FINDINGS)).isNull();

    inForce.replace(Policies.of(scanners.withRules(rules("back"))));
    Exchange with = mail();
    ask(with, "rules");
    assertThat(said(with)).containsExactly("back");
  }

  /** Mail under way still asks the old ones, and nobody would close them. */
  @Test
  void aPolicyWithOtherScannersIsRefusedAndTheOldOneStays() {
    InspectionPolicy before = inForce.current();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> inForce.replace(Policies.of(new Inspectors(Map.of()))))
        .withMessage("a policy came with scanners of its own; expected those that are in use");

    assertThat(inForce.current()).isSameAs(before);
  }
}

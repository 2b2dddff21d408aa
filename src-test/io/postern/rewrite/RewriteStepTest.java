package io.postern.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** The step puts the result where the queue looks for it. */
class RewriteStepTest {

  private static Exchange after(RewriteSettings settings, Object body) throws Exception {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setBody(body);
    new RewriteStep(new Rewriter(settings)).process(exchange);
    return exchange;
  }

  @Test
  void withoutSettingsNothingHappens() throws Exception {
    Mail mail = Sample.mail("From: a__b@company.example\n\nx\n");
    Exchange exchange = after(RewriteSettings.NONE, mail);
    assertThat(exchange.getMessage().getBody()).isSameAs(mail);
    assertThat(exchange.getProperties()).isEmpty();
  }

  @Test
  void theChangedMailIsTheBodyAndTheChangesAreTold() throws Exception {
    Exchange exchange = after(Sample.disclaimer("Bye."), Sample.mail("Subject: x\n\nHello.\n"));
    assertThat(Sample.text(exchange.getMessage().getBody(Mail.class)))
        .isEqualTo("Subject: x\n\nHello.\n\nBye.\n");
    assertThat(exchange.getProperty(ExchangeKeys.CHANGES))
        .isEqualTo(List.of("rewrite.disclaimers[0]: added to the text part"));
    assertThat(exchange.getProperty(ExchangeKeys.DROP_REASON)).isNull();
  }

  @Test
  void whatStepsBeforeHaveChangedIsStillTold() throws Exception {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.setProperty(ExchangeKeys.CHANGES, List.of("tagged"));
    exchange.getMessage().setBody(Sample.mail("Subject: x\n\nHello.\n"));
    new RewriteStep(new Rewriter(Sample.disclaimer("Bye."))).process(exchange);
    assertThat(exchange.getProperty(ExchangeKeys.CHANGES))
        .isEqualTo(List.of("tagged", "rewrite.disclaimers[0]: added to the text part"));
  }

  @Test
  void aMailToDropKeepsItsBodyAndSaysWhy() throws Exception {
    Mail mail = Sample.mail("Subject: Not read: x\n\nx\n");
    Exchange exchange = after(Sample.silentDrop("Not read: "), mail);
    assertThat(exchange.getMessage().getBody()).isSameAs(mail);
    assertThat(exchange.getProperty(ExchangeKeys.DROP_REASON, String.class)).contains("Not read: ");
  }

  @Test
  void anythingElseThanAMailIsAnError() {
    assertThatThrownBy(() -> after(RewriteSettings.NONE, "text"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("expected a mail in the body, found java.lang.String");
  }
}

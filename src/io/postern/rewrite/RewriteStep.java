package io.postern.rewrite;

import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Puts the rewritten mail into the body, and what was changed behind what stands in {@link
 * ExchangeKeys#CHANGES}; a mail that is not to be sent keeps its octets and gets a {@link
 * ExchangeKeys#DROP_REASON}.
 */
public final class RewriteStep implements Processor {
  private final Rewriter rewriter;

  public RewriteStep(Rewriter rewriter) {
    this.rewriter = rewriter;
  }

  /**
   * @throws IOException when the content of the mail cannot be read
   * @throws IllegalStateException when a step before left something else than a mail in the body
   */
  @Override
  public void process(Exchange exchange) throws IOException {
    Object body = exchange.getMessage().getBody();
    if (!(body instanceof Mail mail)) {
      String found = body == null ? "nothing" : body.getClass().getName();
      throw new IllegalStateException("expected a mail in the body, found " + found);
    }
    Rewritten rewritten = rewriter.rewrite(mail);
    exchange.getMessage().setBody(rewritten.mail());
    if (!rewritten.changes().isEmpty()) {
      List<?> before = exchange.getProperty(ExchangeKeys.CHANGES, List.of(), List.class);
      exchange.setProperty(
          ExchangeKeys.CHANGES,
          Stream.concat(before.stream(), rewritten.changes().stream()).toList());
    }
    rewritten.dropReason().ifPresent(r -> exchange.setProperty(ExchangeKeys.DROP_REASON, r));
  }
}

package io.postern.inspect.station;

import io.postern.inspect.Finding;
import io.postern.inspect.Inspector;
import io.postern.inspect.Occasion;
import io.postern.inspect.Occasion.Direction;
import io.postern.mail.Client;
import io.postern.mail.Envelope;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import io.postern.spool.SpooledStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one inspector about the body, a {@link Mail} or anything else that is a mail's octets, and
 * adds what it found to {@link ExchangeKeys#FINDINGS}; the header {@link ExchangeKeys#FINDING} says
 * it in a word. The body stays; a stream, which can be read only once, becomes a mail.
 */
final class InspectProducer extends DefaultProducer {
  private static final Logger LOG = LoggerFactory.getLogger(InspectProducer.class);

  private final Function<Exchange, Optional<Inspector>> inspector;
  private final Function<Exchange, Occasions> occasions;
  private final InspectionMeter meter;
  private final MailIds ids = new MailIds(Clock.systemUTC());

  InspectProducer(
      InspectEndpoint endpoint,
      Function<Exchange, Optional<Inspector>> inspector,
      Function<Exchange, Occasions> occasions,
      InspectionMeter meter) {
    super(endpoint);
    this.inspector = inspector;
    this.occasions = occasions;
    this.meter = meter;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    Optional<Inspector> wanted = inspector.apply(exchange);
    if (wanted.isPresent()) {
      Object body = exchange.getMessage().getBody();
      ask(wanted.get(), body instanceof Mail mail ? mail : mailOf(exchange), exchange);
    }
  }

  private Mail mailOf(Exchange exchange) throws Exception {
    Object body = exchange.getMessage().getBody();
    SpooledStream spooled =
        SpooledStream.of(exchange.getMessage().getMandatoryBody(InputStream.class));
    exchange.getExchangeExtension().addOnCompletion(new Closing(spooled));
    Mail mail = Mail.of(ids.next(), new Envelope(Optional.empty(), List.of()), spooled.content());
    if (body instanceof InputStream) {
      exchange.getMessage().setBody(mail);
    }
    return mail;
  }

  private void ask(Inspector wanted, Mail mail, Exchange exchange) {
    Occasion occasion = occasion(exchange, mail, occasions.apply(exchange));
    long begun = System.nanoTime();
    Finding finding = wanted.inspect(mail, occasion);
    meter.found(finding, Duration.ofNanos(System.nanoTime() - begun));
    List<Finding> findings = new ArrayList<>(findings(exchange));
    findings.add(finding);
    exchange.setProperty(ExchangeKeys.FINDINGS, List.copyOf(findings));
    exchange.getMessage().setHeader(ExchangeKeys.FINDING, word(finding));
  }

  /** The policy for the mail of an exchange: the one in force when it was first asked for. */
  static InspectionPolicy policy(Exchange exchange, PolicyInForce inForce) {
    InspectionPolicy policy =
        exchange.getProperty(ExchangeKeys.INSPECTION_POLICY, InspectionPolicy.class);
    if (policy == null) {
      policy = inForce.current();
      exchange.setProperty(ExchangeKeys.INSPECTION_POLICY, policy);
    }
    return policy;
  }

  /** Outgoing if a client of ours handed it over. */
  static Direction direction(Exchange exchange) {
    return exchange.getProperty(ExchangeKeys.CLIENT) == null
        ? Direction.INCOMING
        : Direction.OUTGOING;
  }

  /** What was found so far. */
  static List<Finding> findings(Exchange exchange) {
    List<?> found = exchange.getProperty(ExchangeKeys.FINDINGS, List.of(), List.class);
    return found.stream().map(Finding.class::cast).toList();
  }

  /** What is known about the mail by now; the hand-off is looked for once. */
  static Occasion occasion(Exchange exchange, Mail mail, Occasions occasions) {
    Occasion begun = exchange.getProperty(ExchangeKeys.OCCASION, Occasion.class);
    if (begun == null) {
      begun =
          direction(exchange) == Direction.OUTGOING
              ? occasions.outgoing(exchange.getProperty(ExchangeKeys.CLIENT, Client.class))
              : occasions.incoming(
                  mail,
                  Optional.ofNullable(
                      exchange.getMessage().getHeader(ExchangeKeys.ACCOUNT, String.class)));
      exchange.setProperty(ExchangeKeys.OCCASION, begun);
    }
    return new Occasion(
        begun.direction(), begun.account(), begun.client(), begun.at(), findings(exchange));
  }

  private static String word(Finding finding) {
    if (finding instanceof Finding.Clean) {
      return "clean";
    }
    if (finding instanceof Finding.Infected) {
      return "infected";
    }
    if (finding instanceof Finding.Scored scored) {
      return scored.isSpam() ? "spam" : "ham";
    }
    return finding instanceof Finding.Matched ? "matched" : "could-not-tell";
  }

  /** Lets go of a stream's file when nobody needs it any more. */
  private static final class Closing extends SynchronizationAdapter {
    private final SpooledStream spooled;

    Closing(SpooledStream spooled) {
      this.spooled = spooled;
    }

    @Override
    public void onDone(Exchange exchange) {
      try {
        spooled.close();
      } catch (IOException failed) {
        LOG.warn("a temporary file could not be closed: {}", failed.toString());
      }
    }
  }
}

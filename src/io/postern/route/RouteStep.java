package io.postern.route;

import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import java.util.Collection;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Decides who gets the mail in the body, and leaves on the exchange what the branches of the route
 * and the journal need: {@link #ROUTING}, {@link ExchangeKeys#HOLD_REASON} for mail that goes round
 * in circles, {@link ExchangeKeys#KEPT} for mail that is not to be deleted there, or {@link
 * ExchangeKeys#LEFT} for mail that stays at the provider.
 */
public final class RouteStep implements Processor {
  /** Property, {@link Routing}: what was decided, and why. */
  public static final String ROUTING = "PosternRouting";

  /** Property, {@link Dispatch}: how far the mail has come through the branches. */
  static final String DISPATCH = "PosternDispatch";

  private final Router router;

  public RouteStep(Router router) {
    this.router = router;
  }

  /**
   * @throws org.apache.camel.InvalidPayloadException when the body is no {@link Mail}
   */
  @Override
  public void process(Exchange exchange) throws Exception {
    Mail mail = exchange.getMessage().getMandatoryBody(Mail.class);
    Routing routing = router.route(mail.header());
    Collection<?> done = exchange.getProperty(ExchangeKeys.DONE, List.of(), Collection.class);
    List<String> keys = done.stream().map(String::valueOf).toList();
    exchange.setProperty(ExchangeKeys.MAIL, mail);
    exchange.setProperty(ROUTING, routing);
    exchange.setProperty(ExchangeKeys.ROUTED, routing.summary());
    exchange.setProperty(DISPATCH, Dispatch.of(routing, router.account(), keys));
    if (routing instanceof Routing.Looping) {
      exchange.setProperty(ExchangeKeys.HOLD_REASON, routing.summary());
    }
    if (isKept(routing)) {
      exchange.setProperty(ExchangeKeys.KEPT, true);
    }
    if (isLeft(routing)) {
      exchange.setProperty(ExchangeKeys.LEFT, routing.summary());
    }
  }

  /** Whether one of the recipients wants the mail to stay at the provider. */
  private static boolean isKept(Routing routing) {
    return routing instanceof Routing.Routed routed
        && routed.matches().stream().anyMatch(match -> match.recipient().leaveOnServer());
  }

  /** Whether the mail stays at the provider. */
  static boolean isLeft(Routing routing) {
    return routing instanceof Routing.Unroutable unroutable
        && unroutable.destination() instanceof RoutingPolicy.Unroutable.LeaveOnServer;
  }

  /** How far a mail that passed this step has come. */
  static Dispatch dispatch(Exchange exchange) {
    return (Dispatch) exchange.getProperty(DISPATCH);
  }
}

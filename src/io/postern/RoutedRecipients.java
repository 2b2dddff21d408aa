package io.postern;

import io.postern.account.AccountDefinition;
import io.postern.account.Definitions;
import io.postern.inspect.Occasion;
import io.postern.inspect.enact.Recipients;
import io.postern.mail.Address;
import io.postern.mail.Header;
import io.postern.mail.Mail;
import io.postern.route.Match;
import io.postern.route.Recipient;
import io.postern.route.Router;
import io.postern.route.Routers;
import io.postern.route.Routing;
import io.postern.route.RoutingPolicy;
import java.util.List;
import java.util.Map;

/** Those to whom the routing of its account would give a fetched mail, if they have addresses. */
final class RoutedRecipients implements Recipients {
  private final Routers routers;

  /**
   * @param routers those of all accounts, whichever are in force
   */
  RoutedRecipients(Routers routers) {
    this.routers = routers;
  }

  /** As the settings say, without a gateway that runs. */
  static RoutedRecipients of(Definitions definitions) {
    Routers routers = new Routers();
    Map<String, List<Recipient>> recipients = definitions.recipientsByAccount();
    for (AccountDefinition account : definitions.accounts()) {
      routers.put(
          new Router(account.routing(), recipients.getOrDefault(account.name(), List.of())));
    }
    return new RoutedRecipients(routers);
  }

  /**
   * How a mail of an account is routed.
   *
   * @throws IllegalArgumentException when there is no such account
   */
  Routing routing(Mail mail, String account) {
    return routing(mail.header(), account);
  }

  /** As the other, by the header alone. */
  Routing routing(Header header, String account) {
    return routers
        .find(account)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no account is called \""
                        + account
                        + "\"; there are: "
                        + String.join(", ", routers.accounts())))
        .route(header);
  }

  @Override
  public List<Address> of(Mail mail, Occasion occasion) {
    return occasion.account().flatMap(routers::find).stream()
        .flatMap(router -> addresses(router.route(mail.header())).stream())
        .distinct()
        .toList();
  }

  /** Those among the recipients that have addresses. */
  static List<Address> addresses(Routing routing) {
    if (routing instanceof Routing.Routed routed) {
      return routed.matches().stream()
          .map(Match::recipient)
          .flatMap(recipient -> recipient.address().stream())
          .toList();
    }
    return routing instanceof Routing.Unroutable unroutable
            && unroutable.destination() instanceof RoutingPolicy.Unroutable.ToMailbox to
        ? List.of(to.mailbox())
        : List.of();
  }
}

package io.postern;

import io.postern.account.AccountDefinition;
import io.postern.account.Definitions;
import io.postern.inspect.Occasion;
import io.postern.inspect.enact.Recipients;
import io.postern.mail.Address;
import io.postern.mail.Header;
import io.postern.mail.Mail;
import io.postern.route.Match;
import io.postern.route.Router;
import io.postern.route.Routing;
import io.postern.route.RoutingPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Those to whom the routing of its account would give a fetched mail, if they have addresses. */
final class RoutedRecipients implements Recipients {
  private final Map<String, Router> routers;

  /**
   * @param routers by the names of their accounts
   */
  RoutedRecipients(Map<String, Router> routers) {
    this.routers = new LinkedHashMap<>(routers);
  }

  RoutedRecipients(Definitions definitions) {
    this(Map.of());
    for (AccountDefinition account : definitions.accounts()) {
      routers.put(
          account.mailbox().account(), new Router(account.routing(), definitions.recipients()));
    }
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
    Router router = routers.get(account);
    if (router == null) {
      throw new IllegalArgumentException(
          "no account is called \""
              + account
              + "\"; there are: "
              + String.join(", ", routers.keySet()));
    }
    return router.route(header);
  }

  @Override
  public List<Address> of(Mail mail, Occasion occasion) {
    return occasion.account().filter(routers::containsKey).stream()
        .flatMap(account -> addresses(routing(mail, account)).stream())
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

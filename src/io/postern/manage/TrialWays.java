package io.postern.manage;

import io.postern.account.Outgoing;
import io.postern.mail.Address;
import io.postern.mail.Mail;
import io.postern.manage.TrialWay.Recipient;
import io.postern.relay.Smarthosts;
import io.postern.rewrite.Rewriter;
import io.postern.rewrite.Rewritten;
import io.postern.route.Match;
import io.postern.route.Routing;
import io.postern.route.RoutingPolicy;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Finds the way that a mail takes behind inspection. Sends nothing. */
public final class TrialWays {
  private final Set<String> accounts;
  private final BiFunction<Mail, String, Routing> routing;
  private final Optional<Outgoing> outgoing;

  /**
   * @param accounts names of all accounts
   * @param routing routes a mail of an account
   * @param outgoing how mail is sent; empty when none is
   */
  public TrialWays(
      Set<String> accounts,
      BiFunction<Mail, String, Routing> routing,
      Optional<Outgoing> outgoing) {
    this.accounts = accounts;
    this.routing = routing;
    this.outgoing = outgoing;
  }

  /** Names of all accounts. */
  Set<String> accounts() {
    return accounts;
  }

  /** Whether mail is sent at all. */
  boolean sends() {
    return outgoing.isPresent();
  }

  /** The way of a mail that was fetched from an account. */
  TrialWay incoming(Mail mail, String account) {
    Routing decided = routing.apply(mail, account);
    if (decided instanceof Routing.Routed routed) {
      List<Recipient> recipients = routed.matches().stream().map(TrialWays::recipient).toList();
      return way(TrialFate.DELIVERED, recipients, decided.summary());
    }
    if (decided instanceof Routing.Unroutable unroutable) {
      return unroutable(unroutable);
    }
    return way(TrialFate.HELD, List.of(), decided.summary());
  }

  private static Recipient recipient(Match match) {
    return new Recipient(match.recipient().key(), match.why());
  }

  private static TrialWay unroutable(Routing.Unroutable unroutable) {
    String summary = unroutable.summary();
    if (unroutable.destination() instanceof RoutingPolicy.Unroutable.ToMailbox to) {
      Recipient mailbox = new Recipient(to.mailbox().toString(), "gets what matches nobody");
      return way(
          TrialFate.DELIVERED, List.of(mailbox), summary + "; its subject is marked for that");
    }
    return way(TrialFate.LEFT, List.of(), summary + "; it stays at the provider");
  }

  private static TrialWay way(TrialFate fate, List<Recipient> recipients, String sentence) {
    return new TrialWay(fate, recipients, sentence, List.of());
  }

  /**
   * The way of a mail of our own users, which is rewritten first.
   *
   * @throws IOException when the mail cannot be read
   */
  TrialWay outgoing(Mail mail) throws IOException {
    Outgoing settings =
        outgoing.orElseThrow(
            () -> new IllegalStateException("no mail is sent here: postern.relay is not set"));
    Rewritten rewritten = new Rewriter(settings.rewrite()).rewrite(mail);
    if (rewritten.dropReason().isPresent()) {
      return way(TrialFate.DISCARDED, List.of(), rewritten.dropReason().get());
    }
    Smarthosts smarthosts = new Smarthosts(settings.relay().smarthosts());
    String destination = smarthosts.destination(rewritten.mail().envelope());
    String sender = rewritten.mail().envelope().reversePath();
    if (!smarthosts.names().contains(destination)) {
      String nowhere = "no smarthost is set for the sender " + sender;
      return new TrialWay(TrialFate.RETURNED, List.of(), nowhere, rewritten.changes());
    }
    List<Recipient> recipients =
        rewritten.mail().envelope().recipients().stream()
            .map(Address::toString)
            .map(address -> new Recipient(address, "in the envelope"))
            .toList();
    String by = "by smarthost " + destination + ", for the sender " + sender;
    return new TrialWay(TrialFate.DELIVERED, recipients, by, rewritten.changes());
  }
}

package io.postern.route;

import io.postern.mail.Header;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Decides from a mail's header which recipients of one account get it. It only ever chooses among
 * the recipients of the settings; an address that a header names is compared, never used.
 *
 * <ul>
 *   <li>The envelope header, when the mail has it and it is not empty, alone decides for this copy.
 *       Its mask says whether addresses or keywords are looked for; keywords only in an address
 *       that is ours (F59, F60).
 *   <li>Otherwise the latest Resent-To, Resent-Cc and Resent-Bcc decide if they mean a recipient,
 *       since it is the resending that brought the mail here; if not (mailing lists write their own
 *       address there), To, Cc and Bcc (F57). Only addresses that are ours count (F32).
 *   <li>Recipients with all mail get every mail besides (F53).
 * </ul>
 *
 * <p>Immutable and safe for many threads. Time and memory are bounded, whatever the header holds;
 * no header makes it throw.
 */
public final class Router {
  /** What the gateway's own Received line holds and no other server's does. */
  public static final String OWN_RECEIVED_MARKER = "(Postern";

  /** How many candidates that are ours are looked at in one mail. */
  public static final int MAX_CANDIDATES = 2_000;

  /** RFC 5321 section 6.3: this many Received fields tell of a loop. */
  static final int MAX_RECEIVED = 100;

  /** Passing this gateway more often than this tells of a loop, too. */
  static final int MAX_OWN_RECEIVED = 10;

  private final RoutingPolicy policy;
  private final List<Recipient> recipients;
  private final Strategy strategy;
  private final TreeMap<Integer, Match> allMail = new TreeMap<>();
  private final Predicate<String> own;
  private final List<Lookup> headerLookups;
  private final List<Lookup> envelopeLookups;

  /**
   * @param policy of the account
   * @param recipients of all accounts; those of other accounts are left out
   * @throws IllegalArgumentException naming the pattern, keyword or mask that is wrong
   */
  public Router(RoutingPolicy policy, List<Recipient> recipients) {
    this.policy = policy;
    this.recipients =
        recipients.stream().filter(r -> r.accounts().contains(policy.account())).toList();
    for (int i = 0; i < this.recipients.size(); i++) {
      Recipient recipient = this.recipients.get(i);
      if (recipient.allMail()) {
        allMail.put(i, new Match(recipient, "all mail of " + policy.account()));
      }
    }
    this.own = own(policy.ownAddresses());
    this.headerLookups =
        List.of(AddressLookup.of(this.recipients), new KeywordLookup(this.recipients));
    this.envelopeLookups =
        policy.envelopeHeader().stream()
            .map(header -> MaskLookup.of(Mask.of(header.mask()), this.recipients))
            .toList();
    this.strategy = strategy();
  }

  private Strategy strategy() {
    if (!recipients.isEmpty() && allMail.size() == recipients.size()) {
      return Strategy.ALL_MAIL;
    }
    return policy
        .envelopeHeader()
        .map(header -> Mask.of(header.mask()).subject())
        .map(
            s ->
                s == Mask.Subject.KEYWORD
                    ? Strategy.ENVELOPE_KEYWORDS
                    : Strategy.ENVELOPE_ADDRESSES)
        .orElse(Strategy.HEADER);
  }

  private static Predicate<String> own(List<String> patterns) {
    AddressLookup lookup = AddressLookup.own(patterns);
    return patterns.isEmpty() ? any -> true : lookup::knows;
  }

  /** The name of the account. */
  public String account() {
    return policy.account();
  }

  /** The recipients of the account, in the order of the settings. */
  public List<Recipient> recipients() {
    return recipients;
  }

  /** Whether the other one decides the same about every mail. */
  public boolean decidesLike(Router other) {
    return policy.equals(other.policy) && recipients.equals(other.recipients);
  }

  /** What happens to mail that matches nobody. */
  public RoutingPolicy.Unroutable unroutable() {
    return policy.unroutable();
  }

  /** By what recipients are found as long as the mails have the envelope header, if one is set. */
  public Strategy strategyInForce() {
    return strategy;
  }

  /** Decides for one mail. */
  public Routing route(Header header) {
    List<Header.Field> received = header.all("Received");
    long own = received.stream().filter(f -> f.value().contains(OWN_RECEIVED_MARKER)).count();
    if (received.size() >= MAX_RECEIVED || own > MAX_OWN_RECEIVED) {
      return new Routing.Looping(
          "mail loop: %d Received fields, %d of them from here".formatted(received.size(), own));
    }
    return strategy == Strategy.ALL_MAIL
        ? new Routing.Routed(strategy, List.of(), List.copyOf(allMail.values()))
        : search(header);
  }

  private Routing search(Header header) {
    List<Header.Field> envelope =
        policy
            .envelopeHeader()
            .map(which -> RecipientFields.envelope(header, which))
            .orElse(List.of());
    return envelope.isEmpty() ? byHeader(header) : byEnvelope(envelope);
  }

  private Routing byEnvelope(List<Header.Field> fields) {
    Search search =
        new Search(recipients, strategy == Strategy.ENVELOPE_KEYWORDS ? own : any -> true);
    fields.forEach(field -> search.envelope(field, envelopeLookups));
    return outcome(strategy, search);
  }

  private Routing byHeader(Header header) {
    Search search = new Search(recipients, own);
    RecipientFields.resent(header).forEach(field -> search.addresses(field, headerLookups));
    if (search.matches().isEmpty()) {
      RecipientFields.original(header).forEach(field -> search.addresses(field, headerLookups));
    }
    return outcome(Strategy.HEADER, search);
  }

  private Routing outcome(Strategy used, Search search) {
    TreeMap<Integer, Match> matches = search.matches();
    allMail.forEach(matches::putIfAbsent);
    return matches.isEmpty()
        ? new Routing.Unroutable(used, search.candidates(), policy.unroutable())
        : new Routing.Routed(used, search.candidates(), List.copyOf(matches.values()));
  }
}

package io.postern.manage;

import io.postern.inspect.Finding;
import io.postern.inspect.Inspector;
import io.postern.inspect.Occasion;
import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.enact.Enacted;
import io.postern.inspect.judge.Verdict;
import io.postern.inspect.rules.Explained;
import io.postern.inspect.rules.Rules;
import io.postern.inspect.station.InspectionPolicy;
import io.postern.inspect.station.Inspectors.Configured;
import io.postern.inspect.station.Inspectors.Kind;
import io.postern.mail.Client;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import io.postern.spool.SpooledStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says what every inspector, every rule, the verdict and the routing would do with a mail, and why
 * (F111). The inspectors are asked in the order of the route that is in force. Nothing is sent, and
 * nothing is stored; scanners are really asked. Safe for many threads.
 */
public final class MailTrial {
  private final Supplier<InspectionPolicy> policies;
  private final Supplier<InspectionOrder> order;
  private final TrialWays ways;
  private final TrialInput input;

  /**
   * @param policies the policy in force; asked once for each mail
   * @param order in which the inspectors are asked; likewise
   */
  public MailTrial(
      Supplier<InspectionPolicy> policies,
      Supplier<InspectionOrder> order,
      TrialWays ways,
      MailIds ids) {
    this.policies = policies;
    this.order = order;
    this.ways = ways;
    this.input = new TrialInput(ways.accounts(), ways.sends(), ids);
  }

  /**
   * Tries a mail.
   *
   * @param mail its octets; of a file whose lines end with LF they are made to end with CRLF; stays
   *     open
   * @throws IOException when the mail cannot be read
   * @throws IllegalArgumentException saying what is wrong with the request
   */
  public TrialReport attempt(TrialRequest request, InputStream mail) throws IOException {
    String account = input.account(request);
    try (SpooledStream spooled = SpooledStream.of(WireLines.of(mail))) {
      Mail made = input.mail(request, spooled.content());
      InspectionPolicy policy = policies.get();
      return attempt(
          policy,
          made,
          request.direction() == Direction.INCOMING
              ? policy.occasions().incoming(made, Optional.of(account))
              : policy.occasions().outgoing(ourselves()));
    }
  }

  /** Nobody hands the mail over; scanners want to know who did. */
  private static Client ourselves() {
    return new Client(InetAddress.getLoopbackAddress(), "localhost", Optional.empty(), false, true);
  }

  private TrialReport attempt(InspectionPolicy policy, Mail mail, Occasion begun)
      throws IOException {
    InspectionOrder route = order.get();
    Map<Kind, Configured> inspectors = policy.inspectors().all();
    List<Finding> findings = new ArrayList<>();
    List<String> notAsked = new ArrayList<>();
    List<Explained> rules = List.of();
    for (Kind kind : route.kinds()) {
      Configured each = inspectors.get(kind);
      if (each == null) {
        continue;
      }
      Inspector inspector = each.inspector();
      Occasion occasion = after(begun, findings);
      if (!each.directions().contains(begun.direction())) {
        notAsked.add(inspector.name());
      } else {
        findings.add(inspector.inspect(mail, occasion));
        if (inspector instanceof Rules list) {
          rules = list.explain(mail, occasion);
        }
      }
    }
    Occasion occasion = after(begun, findings);
    Verdict verdict = policy.judge().judge(mail, occasion);
    Enacted enacted = policy.enactor().enact(mail, occasion, verdict);
    return new TrialOutcome(mail, occasion, verdict, enacted, way(enacted.mail(), occasion))
        .report(notAsked, untried(route, inspectors), rules);
  }

  private static List<String> untried(InspectionOrder route, Map<Kind, Configured> inspectors) {
    List<String> all = new ArrayList<>(route.untried());
    inspectors.forEach(
        (kind, each) -> {
          if (!route.kinds().contains(kind)) {
            all.add("not asked: " + each.inspector().name() + ", for the route does not");
          }
        });
    return all;
  }

  private static Occasion after(Occasion begun, List<Finding> findings) {
    return new Occasion(begun.direction(), begun.account(), begun.client(), begun.at(), findings);
  }

  private TrialWay way(Mail mail, Occasion occasion) throws IOException {
    return occasion.direction() == Direction.INCOMING
        ? ways.incoming(mail, occasion.account().orElseThrow())
        : ways.outgoing(mail);
  }
}

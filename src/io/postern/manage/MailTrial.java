package io.postern.manage;

import io.postern.inspect.Finding;
import io.postern.inspect.Inspector;
import io.postern.inspect.Occasion;
import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.enact.Enacted;
import io.postern.inspect.enact.Enactor;
import io.postern.inspect.judge.Judge;
import io.postern.inspect.judge.Verdict;
import io.postern.inspect.rules.Explained;
import io.postern.inspect.rules.Rules;
import io.postern.inspect.station.Inspectors;
import io.postern.inspect.station.Inspectors.Configured;
import io.postern.inspect.station.Occasions;
import io.postern.mail.Client;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import io.postern.spool.SpooledStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what every inspector, every rule, the verdict and the routing would do with a mail, and why
 * (F111). The inspectors are asked in the order of {@link Inspectors.Kind}, which is that of the
 * program's own routes. Nothing is sent, and nothing is stored; scanners are really asked. Safe for
 * many threads.
 */
public final class MailTrial {
  private final Inspectors inspectors;
  private final Occasions occasions;
  private final Judge judge;
  private final Enactor enactor;
  private final TrialWays ways;
  private final TrialInput input;

  public MailTrial(
      Inspectors inspectors,
      Occasions occasions,
      Judge judge,
      Enactor enactor,
      TrialWays ways,
      MailIds ids) {
    this.inspectors = inspectors;
    this.occasions = occasions;
    this.judge = judge;
    this.enactor = enactor;
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
      return request.direction() == Direction.INCOMING
          ? attempt(made, occasions.incoming(made, Optional.of(account)))
          : attempt(made, occasions.outgoing(ourselves()));
    }
  }

  /** Nobody hands the mail over; scanners want to know who did. */
  private static Client ourselves() {
    return new Client(InetAddress.getLoopbackAddress(), "localhost", Optional.empty(), false, true);
  }

  private TrialReport attempt(Mail mail, Occasion begun) throws IOException {
    List<Finding> findings = new ArrayList<>();
    List<String> notAsked = new ArrayList<>();
    List<Explained> rules = List.of();
    for (Configured each : inspectors.all().values()) {
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
    Verdict verdict = judge.judge(mail, occasion);
    Enacted enacted = enactor.enact(mail, occasion, verdict);
    return new TrialOutcome(mail, occasion, verdict, enacted, way(enacted.mail(), occasion))
        .report(notAsked, rules);
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

package io.postern.account;

import io.postern.account.text.ChoiceText;
import io.postern.account.text.CronText;
import io.postern.account.text.DaysText;
import io.postern.account.text.DurationText;
import io.postern.account.text.EndpointText;
import io.postern.account.text.SizeText;
import io.postern.connection.ConnectionSettings;
import io.postern.fetch.MailboxSettings;
import io.postern.fetch.Retention;
import io.postern.fetch.Schedule;
import io.postern.fetch.SizeLimits;
import io.postern.route.Recipient;
import io.postern.route.Router;
import io.postern.route.RoutingPolicy;
import io.postern.route.RoutingPolicy.Unroutable;
import io.postern.wire.Peer;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in a few lines what would be started. */
final class Summary {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final Definitions definitions;
  private final Clock clock;
  private final Map<String, List<Recipient>> recipients = new HashMap<>();

  Summary(Definitions definitions, Clock clock) {
    this.definitions = definitions;
    this.clock = clock;
    for (Recipient recipient : definitions.recipients()) {
      recipient
          .accounts()
          .forEach(
              account ->
                  recipients.computeIfAbsent(account, a -> new ArrayList<>()).add(recipient));
    }
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        count(definitions.accounts().size(), "account")
            + ", "
            + count(definitions.recipients().size(), "recipient"));
    definitions.accounts().forEach(account -> lines.add(line(account)));
    lines.add(
        "internal server "
            + describe(definitions.server().peer())
            + ", postmaster "
            + definitions.postmaster()
            + "; rejected as spam: "
            + spamRejection());
    definitions.connection().ifPresent(connection -> lines.add(line(connection)));
    definitions.outgoing().ifPresent(o -> lines.addAll(new OutgoingSummary(o).lines()));
    definitions.inspection().ifPresent(i -> lines.addAll(new InspectionSummary(i).lines()));
    lines.add("data in " + definitions.dataDir());
    return lines;
  }

  /** Said when it is off, too: without it a server's spam filter looks like trouble (F47). */
  private String spamRejection() {
    return definitions
        .spamRejection()
        .map(
            spam ->
                "%d with \"%s\", then %s"
                    .formatted(spam.code(), spam.text(), ChoiceText.write(spam.then())))
        .orElse("off");
  }

  /** Programs alone, for their arguments may be secrets. */
  private static String line(ConnectionSettings connection) {
    return "connection on demand: up by "
        + connection.up().get(0)
        + (connection.down().isEmpty() ? "" : ", down by " + connection.down().get(0))
        + ", "
        + DurationText.write(connection.linger())
        + " after its last use";
  }

  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private String line(AccountDefinition account) {
    MailboxSettings mailbox = account.mailbox();
    return "  "
        + account.name()
        + ": "
        + describe(mailbox.peer())
        + ", "
        + describe(mailbox.schedule())
        + stay(mailbox.retention())
        + limits(mailbox.sizes())
        + "; "
        + routing(account.routing());
  }

  /** By what the account's mail finds its recipients (F61), who they are, and who gets the rest. */
  private String routing(RoutingPolicy policy) {
    List<Recipient> own = recipients.getOrDefault(policy.account(), List.of());
    String header = policy.envelopeHeader().map(RoutingPolicy.EnvelopeHeader::name).orElse("");
    String how =
        switch (new Router(policy, own).strategyInForce()) {
          case ALL_MAIL -> "all mail";
          case ENVELOPE_ADDRESSES -> "by addresses in " + header;
          case ENVELOPE_KEYWORDS -> "by keywords in " + header;
          case HEADER -> "by To and Cc";
        };
    boolean nothingLeft = own.stream().anyMatch(Recipient::allMail);
    return how
        + own.stream().map(Summary::describe).collect(Collectors.joining(", ", " -> ", ""))
        + (nothingLeft ? "" : "; the rest " + describe(policy.unroutable()));
  }

  private static String stay(Retention retention) {
    String after =
        retention.deleteAfter().map(time -> "deleted after " + DurationText.write(time)).orElse("");
    if (retention.leave()) {
      return ", left on the server" + (after.isEmpty() ? "" : " and " + after);
    }
    return after.isEmpty() ? "" : ", what stays there is " + after;
  }

  private static String limits(SizeLimits sizes) {
    StringBuilder said = new StringBuilder();
    sizes.maxSize().ifPresent(max -> said.append(", mails up to ").append(SizeText.write(max)));
    sizes
        .mailsPerSession()
        .ifPresent(max -> said.append(", a session up to ").append(count(max, "mail")));
    sizes
        .octetsPerSession()
        .ifPresent(max -> said.append(", a session up to ").append(SizeText.write(max)));
    return said.toString();
  }

  static String describe(Peer peer) {
    return peer + " (" + peer.security().name().toLowerCase(Locale.ROOT) + ")";
  }

  private static String describe(Recipient recipient) {
    return recipient
        .endpoint()
        .map(uri -> recipient.name() + " (" + EndpointText.shown(uri) + ")")
        .or(() -> recipient.address().map(Object::toString))
        .orElse(recipient.name());
  }

  private static String describe(Unroutable unroutable) {
    return unroutable instanceof Unroutable.ToMailbox to
        ? "to " + to.mailbox()
        : "stays at the provider";
  }

  private String describe(Schedule schedule) {
    if (schedule instanceof Schedule.Cron cron) {
      return "by cron \"" + cron.expression() + "\"" + next(cron);
    }
    if (schedule instanceof Schedule.Every every) {
      boolean wholeDay = every.from().equals(every.until());
      return "every "
          + DurationText.write(every.interval())
          + (wholeDay ? "" : " from " + every.from() + " to " + every.until())
          + (every.days().size() == 7 ? "" : " on " + DaysText.write(every.days()));
    }
    return "on demand only";
  }

  private String next(Schedule.Cron cron) {
    return new CronText(clock)
        .next(cron.expression())
        .map(next -> ", next at " + MOMENT.format(next.atZone(clock.getZone())))
        .orElse("");
  }
}

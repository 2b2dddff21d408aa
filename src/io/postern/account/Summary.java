package io.postern.account;

import io.postern.account.text.CronText;
import io.postern.account.text.DaysText;
import io.postern.account.text.DurationText;
import io.postern.account.text.EndpointText;
import io.postern.fetch.MailboxSettings;
import io.postern.fetch.Schedule;
import io.postern.route.Recipient;
import io.postern.route.RoutingPolicy.Unroutable;
import io.postern.wire.Peer;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in a few lines what would be started. */
final class Summary {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final Definitions definitions;
  private final Clock clock;

  Summary(Definitions definitions, Clock clock) {
    this.definitions = definitions;
    this.clock = clock;
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
            + definitions.postmaster());
    definitions.outgoing().ifPresent(o -> lines.addAll(new OutgoingSummary(o).lines()));
    definitions.inspection().ifPresent(i -> lines.addAll(new InspectionSummary(i).lines()));
    lines.add("data in " + definitions.dataDir());
    return lines;
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
        + (mailbox.leaveOnServer() ? ", left on the server" : "")
        + " -> "
        + recipients(account.name())
        + "; the rest "
        + describe(account.routing().unroutable());
  }

  static String describe(Peer peer) {
    return peer + " (" + peer.security().name().toLowerCase(Locale.ROOT) + ")";
  }

  private String recipients(String account) {
    return definitions.recipients().stream()
        .filter(recipient -> recipient.accounts().contains(account))
        .map(Summary::describe)
        .collect(Collectors.joining(", "));
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

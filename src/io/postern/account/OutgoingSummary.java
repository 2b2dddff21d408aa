package io.postern.account;

import io.postern.accept.AcceptSettings;
import io.postern.accept.PermittedSender;
import io.postern.account.text.DurationText;
import io.postern.account.text.EndpointText;
import io.postern.account.text.SendText;
import io.postern.account.text.SizeText;
import io.postern.mail.Priority;
import io.postern.queue.QueueSettings.Schedule;
import io.postern.queue.QueueSettings.Send;
import io.postern.relay.RelaySettings;
import io.postern.relay.RelaySettings.Smarthost;
import io.postern.rewrite.RewriteSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in a few lines which way outgoing mail would take. */
final class OutgoingSummary {
  private final Outgoing outgoing;

  OutgoingSummary(Outgoing outgoing) {
    this.outgoing = outgoing;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("outgoing mail is taken at " + listener() + ", at most " + size());
    lines.add("  from " + clients() + "; senders: " + senders());
    String changes = changes();
    if (!changes.isEmpty()) {
      lines.add("  changes: " + changes);
    }
    outgoing.archive().ifPresent(uri -> lines.add("  copies go to " + archive(uri)));
    lines.add("  queue: " + schedules());
    outgoing.relay().smarthosts().forEach(smarthost -> lines.add("  " + line(smarthost)));
    lines.add("  " + patience());
    return lines;
  }

  private String listener() {
    AcceptSettings accept = outgoing.accept();
    String host = accept.bind().isAnyLocalAddress() ? "*" : accept.bind().getHostAddress();
    String security = accept.security().name().toLowerCase(Locale.ROOT);
    return host
        + ":"
        + (accept.port() == 0 ? "any free port" : accept.port())
        + " ("
        + security
        + (accept.requireTls() ? ", required)" : ")");
  }

  private String size() {
    return SizeText.write(outgoing.accept().maxSize());
  }

  private String clients() {
    AcceptSettings accept = outgoing.accept();
    Stream<String> networks =
        accept.networks().stream()
            .map(
                network -> network.base().isLoopbackAddress() ? "this machine" : network.toString())
            .distinct();
    Stream<String> users =
        accept.users().isEmpty()
            ? Stream.of()
            : Stream.of(Summary.count(accept.users().size(), "user") + " with a login");
    return Stream.concat(networks, users).collect(Collectors.joining(", "));
  }

  private String senders() {
    List<PermittedSender> senders = outgoing.accept().senders();
    return senders.isEmpty()
        ? "anybody"
        : senders.stream().map(OutgoingSummary::describe).collect(Collectors.joining(", "));
  }

  private static String describe(PermittedSender sender) {
    return sender.pattern()
        + (sender.maxSize().isPresent()
            ? " (at most " + SizeText.write(sender.maxSize().getAsLong()) + ")"
            : "");
  }

  private String changes() {
    RewriteSettings rewrite = outgoing.rewrite();
    List<String> changes = new ArrayList<>();
    rewrite.disclaimers().forEach(d -> changes.add("disclaimer for " + domains(d.domains())));
    add(changes, rewrite.stripAliases(), "aliases stripped");
    add(
        changes,
        !rewrite.realNames().isEmpty(),
        Summary.count(rewrite.realNames().size(), "real name"));
    add(changes, rewrite.avoidEmptySender(), "no empty sender");
    add(
        changes,
        !rewrite.silentDrop().isEmpty(),
        "dropped by "
            + Summary.count(rewrite.silentDrop().size(), "beginning")
            + " of its subject");
    return String.join(", ", changes);
  }

  private static void add(List<String> changes, boolean on, String change) {
    if (on) {
      changes.add(change);
    }
  }

  private static String archive(String uri) {
    return ArchiveFolder.of(uri)
        .map("the folder "::concat)
        .orElseGet(() -> EndpointText.shown(uri));
  }

  private String schedules() {
    return Stream.of(Priority.values())
        .map(p -> name(p) + " " + describe(outgoing.queue().schedules().get(p)))
        .collect(Collectors.joining("; "));
  }

  private static String name(Priority priority) {
    return priority.name().toLowerCase(Locale.ROOT);
  }

  private static String describe(Schedule schedule) {
    String send =
        SendText.write(schedule.send())
            + (schedule.send() == Send.COLLECT
                ? " for " + DurationText.write(schedule.collect())
                : "");
    return schedule.freeze().isZero()
        ? send
        : "frozen for " + DurationText.write(schedule.freeze()) + ", then " + send;
  }

  private static String line(Smarthost smarthost) {
    String where =
        smarthost
            .server()
            .map(
                server ->
                    Summary.describe(server.peer())
                        + server.login().map(l -> ", login " + l.username()).orElse(""))
            .orElse("directly to the recipients' servers");
    int own = smarthost.senders().size();
    return smarthost.name()
        + ": "
        + where
        + (own == 0 ? "" : ", " + Summary.count(own, "sender") + " with an own login")
        + ", for "
        + domains(smarthost.domains());
  }

  private static String domains(List<String> domains) {
    return domains.contains("*") ? "all domains" : String.join(", ", domains);
  }

  private String patience() {
    RelaySettings relay = outgoing.relay();
    return "at most "
        + relay.throttleMails()
        + " mails in "
        + DurationText.write(relay.throttlePer())
        + "; tried again for "
        + DurationText.write(relay.expireAfter());
  }
}

package io.postern;

import io.postern.accept.AcceptStation;
import io.postern.accept.AcceptTrace;
import io.postern.accept.PermittedSender;
import io.postern.accept.SmtpdComponent;
import io.postern.account.Definitions;
import io.postern.account.Outgoing;
import io.postern.connection.OnDemandConnection;
import io.postern.deliver.Deliveries;
import io.postern.journal.Journal;
import io.postern.mail.MailIds;
import io.postern.manage.OutgoingMeters;
import io.postern.notice.Alerts;
import io.postern.notice.Reports;
import io.postern.notice.Templates;
import io.postern.queue.Admission;
import io.postern.queue.BeginStep;
import io.postern.queue.Overdue;
import io.postern.queue.Queue;
import io.postern.queue.QueueComponent;
import io.postern.queue.Reach;
import io.postern.relay.Destinations;
import io.postern.relay.DirectDelivery;
import io.postern.relay.Line;
import io.postern.relay.MailExchangers;
import io.postern.relay.Outlets;
import io.postern.relay.OwnAddresses;
import io.postern.relay.Postmaster;
import io.postern.relay.Relay;
import io.postern.relay.RelaySettings;
import io.postern.relay.RelayStep;
import io.postern.relay.RemovalReturns;
import io.postern.relay.SendLog;
import io.postern.relay.SenderNotices;
import io.postern.relay.SettleStep;
import io.postern.relay.Settling;
import io.postern.relay.Smarthosts;
import io.postern.rewrite.RewriteStep;
import io.postern.rewrite.Rewriter;
import io.postern.route.KnownAddresses;
import io.postern.spool.Spool;
import io.postern.store.Store;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the stations of outgoing mail, when it is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("outgoing.parallel")
class OutgoingWiring {
  private static final Logger LOG = LoggerFactory.getLogger(OutgoingWiring.class);
  private static final int SMTP_PORT = 25;
  private static final int KEPT_SERVERS = 200;
  private static final Duration DNS_PATIENCE = Duration.ofSeconds(20);

  @Bean
  Outgoing outgoing(Definitions definitions) {
    return definitions.outgoing().orElseThrow();
  }

  /**
   * Who can be told when a mail fails: whom the internal server knows, or who is named as a sender.
   */
  @Bean
  KnownAddresses knownSenders(Definitions definitions, Outgoing outgoing) {
    List<String> named =
        outgoing.accept().senders().stream()
            .map(PermittedSender::pattern)
            .filter(pattern -> !pattern.equals("*"))
            .toList();
    return new KnownAddresses(definitions.recipients(), named);
  }

  @Bean("smtpd-component")
  SmtpdComponent smtpdComponent(
      Outgoing outgoing,
      Definitions definitions,
      MailIds ids,
      Clock clock,
      OutgoingMeters meters,
      AcceptTrace trace,
      KnownAddresses known)
      throws IOException {
    int swept = Spool.sweep(outgoing.accept().spool());
    if (swept > 0) {
      LOG.info("Removed {} spool files of a process that died", swept);
    }
    return new SmtpdComponent(
        new AcceptStation(
            outgoing.accept(),
            definitions.dataDir().resolve("certificate"),
            ids,
            clock,
            meters,
            trace,
            known));
  }

  @Bean
  AcceptTrace acceptTrace(Definitions definitions, Clock clock) {
    return new AcceptTrace(definitions.dataDir().resolve("trace").resolve("accept.txt"), clock);
  }

  @Bean
  RewriteStep rewriteMail(Outgoing outgoing) {
    return new RewriteStep(new Rewriter(outgoing.rewrite()));
  }

  @Bean
  Smarthosts smarthosts(Outgoing outgoing) {
    return new Smarthosts(outgoing.relay().smarthosts());
  }

  @Bean
  Reports reports(Outgoing outgoing, MailIds ids, Templates templates, Clock clock) {
    return new Reports(ids, clock, outgoing.relay().hostName(), templates);
  }

  @Bean
  SenderNotices senderNotices(
      Reports reports, KnownAddresses known, Outgoing outgoing, Clock clock) {
    return new SenderNotices(reports, known, outgoing.relay(), clock);
  }

  @Bean
  @ConditionalOnProperty(RouteProperties.ON_DEMAND)
  OutgoingConnection outgoingConnection(
      OnDemandConnection connection, Outgoing outgoing, Clock clock) {
    return new OutgoingConnection(connection, outgoing.queue().schedules(), clock);
  }

  /** Not by the name of the component's scheme, under which Camel would look for the component. */
  @Bean
  Queue outgoingQueue(
      Store store,
      Journal journal,
      Outgoing outgoing,
      SenderNotices notices,
      Smarthosts smarthosts,
      OutgoingMeters meters,
      ObjectProvider<Relay> relay,
      ObjectProvider<Reach> reach,
      Clock clock)
      throws IOException {
    RelaySettings times = outgoing.relay();
    Queue queue =
        new Queue(
            store,
            journal,
            outgoing.queue(),
            new Overdue(times.warnAfter(), times.expireAfter()),
            new RemovalReturns(notices),
            destination -> relay.getObject().wake(destination),
            meters,
            reach.getIfAvailable(() -> Reach.ALWAYS),
            clock);
    queue.sweep();
    queue
        .inDoubt()
        .forEach(
            each ->
                LOG.warn(
                    "In doubt since the last stop, will be sent again: mail {} from {}",
                    each.mailId(),
                    each.envelope().reversePath()));
    queue.reassign(smarthosts.names(), smarthosts::destination);
    meters.watch(queue);
    return queue;
  }

  @Bean("queue-component")
  QueueComponent queueComponent(
      Queue queue, Outgoing outgoing, Smarthosts smarthosts, KnownAddresses known, Clock clock) {
    Admission admission =
        new Admission(
            queue,
            outgoing.queue(),
            smarthosts::destination,
            new Admission.InHouse(Destinations.INTERNAL, known),
            clock);
    return new QueueComponent(queue, admission);
  }

  @Bean
  Outlets outlets(Deliveries deliveries) {
    return new Outlets(deliveries, KEPT_SERVERS);
  }

  @Bean
  Relay relay(
      Smarthosts smarthosts,
      Outlets outlets,
      Deliveries deliveries,
      Definitions definitions,
      Queue queue,
      ObjectProvider<Line> line,
      Clock clock) {
    // its hook would run when classes can no longer be loaded, and print a stack trace at every
    // exit
    System.setProperty("dnsjava.nio.register_shutdown_hook", "false");
    String hostName = definitions.server().heloName();
    DirectDelivery direct =
        new DirectDelivery(
            new MailExchangers(List.of(), DNS_PATIENCE, hostName),
            outlets,
            clock,
            hostName,
            SMTP_PORT,
            new OwnAddresses());
    return new Relay(
        smarthosts,
        outlets,
        deliveries,
        direct,
        line.getIfAvailable(() -> Line.PERMANENT),
        queue::restUntil,
        clock);
  }

  @Bean
  BeginStep beginAttempt(Queue queue) {
    return new BeginStep(queue);
  }

  @Bean
  RelayStep relayMail(Relay relay, Outgoing outgoing, Clock clock) {
    return new RelayStep(relay, new SendLog(outgoing.relay().language(), clock.getZone()));
  }

  @Bean
  SettleStep settleAttempt(
      Queue queue,
      Outgoing outgoing,
      SenderNotices notices,
      MailIds ids,
      Templates templates,
      Definitions definitions,
      OutgoingMeters meters,
      Clock clock) {
    Alerts alerts = new Alerts(ids, clock, outgoing.relay().hostName(), templates);
    Postmaster postmaster = new Postmaster(alerts, Optional.of(definitions.postmaster()), clock);
    return new SettleStep(
        new Settling(outgoing.relay(), notices, postmaster, meters, clock), queue);
  }
}

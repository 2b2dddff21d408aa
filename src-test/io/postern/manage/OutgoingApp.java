package io.postern.manage;

import io.postern.accept.AcceptMeter;
import io.postern.accept.AcceptStation;
import io.postern.accept.AcceptTrace;
import io.postern.accept.SmtpdComponent;
import io.postern.account.HomeReading;
import io.postern.account.Outgoing;
import io.postern.account.Reading;
import io.postern.deliver.Deliveries;
import io.postern.journal.Journal;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import io.postern.mail.Priority;
import io.postern.queue.Deposit;
import io.postern.queue.Overdue;
import io.postern.queue.Queue;
import io.postern.queue.QueueMeter;
import io.postern.queue.Queued;
import io.postern.queue.Reach;
import io.postern.queue.State;
import io.postern.relay.DirectDelivery;
import io.postern.relay.MailExchangers;
import io.postern.relay.Outlets;
import io.postern.relay.OwnAddresses;
import io.postern.relay.Relay;
import io.postern.relay.Smarthosts;
import io.postern.store.Store;
import io.postern.time.SettableClock;
import io.postern.trace.Traces;
import io.postern.wire.Wires;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The outgoing side of a {@link ConsoleApp}: a real queue, relay and listener; nobody sends. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("outgoing.parallel")
@Import(OutgoingManagement.class)
class OutgoingApp {
  private static final String SETTINGS =
      """
      postern:
        postmaster: postmaster@company.example
        deliver:
          server: {host: 127.0.0.1, port: 1}
        accept: {port: 0}
        relay:
          smarthosts:
            - {name: dead, domains: [dead.example], host: 127.0.0.1, port: 1, security: none}
            - {name: isp, host: 127.0.0.1, port: 2, security: none}
      """;

  @Bean
  Outgoing outgoing(ConsoleSettings settings) throws IOException {
    Path folder = Files.createDirectories(settings.dataDir().resolve("settings"));
    Files.writeString(folder.resolve("application.yaml"), SETTINGS);
    Reading reading = HomeReading.of(folder);
    if (reading instanceof Reading.Valid valid) {
      return valid.definitions().outgoing().orElseThrow();
    }
    throw new IllegalStateException(reading.toString());
  }

  /** Senders hear of a removal by a mail to the internal server. */
  @Bean
  Queue outgoingQueue(
      Store store,
      Journal journal,
      Outgoing outgoing,
      ObjectProvider<Relay> relay,
      SettableClock clock)
      throws IOException {
    return new Queue(
        store,
        journal,
        outgoing.queue(),
        new Overdue(outgoing.relay().warnAfter(), outgoing.relay().expireAfter()),
        (queued, mail) -> queued.envelope().sender().map(sender -> notice(queued, sender, clock)),
        destination -> relay.getObject().wake(destination),
        QueueMeter.NONE,
        Reach.ALWAYS,
        clock);
  }

  private static Deposit notice(Queued queued, Address sender, SettableClock clock) {
    try {
      byte[] octets = "Subject: returned\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      Envelope envelope = new Envelope(Optional.empty(), List.of(sender));
      return new Deposit(
          Mail.of("Z" + queued.mailId(), envelope, Content.of(octets)),
          Priority.NORMAL,
          "internal",
          "the test",
          State.DUE,
          clock.instant(),
          false,
          "");
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Bean
  Wires wires() {
    return new Wires();
  }

  @Bean
  AcceptTrace acceptTrace(ConsoleSettings settings, SettableClock clock) {
    return new AcceptTrace(settings.dataDir().resolve("trace").resolve("accept.txt"), clock);
  }

  @Bean
  Deliveries deliveries(Wires wires, Traces traces, SettableClock clock) {
    return new Deliveries(wires, clock, traces);
  }

  @Bean
  Outlets outlets(Deliveries deliveries) {
    return new Outlets(deliveries, 3);
  }

  @Bean
  Relay relay(
      Outgoing outgoing, Outlets outlets, Deliveries deliveries, Queue queue, SettableClock clock) {
    DirectDelivery direct =
        new DirectDelivery(
            new MailExchangers(List.of(), Duration.ofMillis(200), "gw.example"),
            outlets,
            clock,
            "gw.example",
            1,
            new OwnAddresses());
    return new Relay(
        new Smarthosts(outgoing.relay().smarthosts()),
        outlets,
        deliveries,
        direct,
        queue::restUntil,
        clock);
  }

  @Bean("smtpd-component")
  SmtpdComponent smtpdComponent(
      Outgoing outgoing, ConsoleSettings settings, AcceptTrace trace, SettableClock clock) {
    return new SmtpdComponent(
        new AcceptStation(
            outgoing.accept(),
            settings.dataDir(),
            new MailIds(clock),
            clock,
            AcceptMeter.NONE,
            trace,
            sender -> true));
  }

  @Bean
  RouteBuilder acceptRoute() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("smtpd:accept").routeId("accept").to("log:accepted?level=OFF").id("take");
      }
    };
  }
}

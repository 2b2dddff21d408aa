package io.postern.manage;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.mail.Priority;
import io.postern.queue.Begun;
import io.postern.queue.Deposit;
import io.postern.queue.Operation;
import io.postern.queue.Queue;
import io.postern.queue.QueueQuery;
import io.postern.queue.Queued;
import io.postern.queue.Selection;
import io.postern.queue.Settlement;
import io.postern.queue.State;
import io.postern.queue.Transit;
import io.postern.relay.Relay;
import io.postern.relay.RelayStep;
import io.postern.relay.SendLog;
import io.postern.time.SettableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** Puts mails into the queue of a console that runs, and does to them what stations do. */
final class OutgoingMails {
  private final Queue queue;
  private final RunningConsole console;
  private final List<Transit> begun = new ArrayList<>();

  OutgoingMails(RunningConsole console) {
    this.console = console;
    this.queue = console.bean(Queue.class);
  }

  /** Forgets all mails; those that are being sent are delivered. */
  void clear() {
    begun.forEach(this::deliver);
    begun.clear();
    queue.apply(new Operation.Remove(), Selection.of(QueueQuery.ALL), "the test");
  }

  void put(String id) throws IOException {
    put(id, "me@company.example", "isp", ("Subject: about " + id + "\r\n\r\n"));
  }

  void put(String id, String sender, String destination, String text) throws IOException {
    put(id, sender, destination, text.getBytes(StandardCharsets.UTF_8));
  }

  void put(String id, String sender, String destination, byte[] octets) throws IOException {
    Envelope envelope =
        new Envelope(
            Address.parse(sender),
            List.of(Address.of("a@customer.example"), Address.of("b@customer.example")));
    Deposit deposit =
        new Deposit(
            Mail.of(id, envelope, Content.of(octets)),
            Priority.NORMAL,
            destination,
            "the test",
            State.DUE,
            console.bean(SettableClock.class).instant(),
            false,
            "");
    queue.put(deposit, List.of()).join();
  }

  Optional<Queued> find(String id) {
    return queue.find(id);
  }

  State state(String id) {
    return queue.find(id).orElseThrow().state();
  }

  Transit begin(String id) {
    Transit transit = ((Begun.Granted) queue.begin(id)).transit();
    begun.add(transit);
    return transit;
  }

  private void deliver(Transit transit) {
    Map<Address, Settlement.Fate> fates = new HashMap<>();
    transit
        .mail()
        .envelope()
        .recipients()
        .forEach(each -> fates.put(each, new Settlement.Fate.Delivered("250 ok")));
    queue.settle(
        transit,
        new Settlement(
            fates,
            console.bean(SettableClock.class).instant(),
            Optional.empty(),
            true,
            false,
            "",
            List.of(),
            List.of()));
  }

  /** One attempt, as the relay makes it; it is not settled. */
  void attempt(String id) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.setProperty(ExchangeKeys.TRANSIT, begin(id));
    new RelayStep(console.bean(Relay.class), new SendLog(Locale.ENGLISH, ZoneOffset.UTC))
        .process(exchange);
  }
}

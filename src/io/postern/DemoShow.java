package io.postern;

import io.postern.demo.Company;
import io.postern.demo.Happening;
import io.postern.demo.Narrator;
import io.postern.demo.OutgoingSpecimen;
import io.postern.demo.SendConnector;
import io.postern.hold.Held;
import io.postern.hold.Hold;
import io.postern.journal.Entry;
import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.journal.JournalQuery;
import io.postern.mail.Content;
import io.postern.mail.Header;
import io.postern.mail.Outcome;
import io.postern.queue.Queue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Reads the journal of the demo's gateway as it grows and tells the visitor; in the middle of it,
 * the company's people send something.
 */
final class DemoShow {
  private static final long LOOK_MILLIS = 200;
  private static final int LINES = 1_000;
  private static final int HEADER_OCTETS = 64 * 1024;

  private final ConfigurableApplicationContext gateway;
  private final Narrator narrator;
  private final List<OutgoingSpecimen> outgoing;
  private final DemoInvitation invitation;
  private final Clock clock;
  private final Journal journal;
  private final Hold hold;
  private final Queue queue;
  private final Set<String> visited = new HashSet<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long told;

  /**
   * @param outgoing what the company's people send
   */
  DemoShow(
      ConfigurableApplicationContext gateway,
      Narrator narrator,
      List<OutgoingSpecimen> outgoing,
      DemoInvitation invitation,
      Clock clock) {
    this.gateway = gateway;
    this.narrator = narrator;
    this.outgoing = outgoing;
    this.invitation = invitation;
    this.clock = clock;
    this.journal = gateway.getBean(Journal.class);
    this.hold = gateway.getBean(Hold.class);
    this.queue = gateway.getBean(Queue.class);
  }

  /**
   * Tells until every account was visited, has the company's people send, tells until it is seen
   * what becomes of their mails, then sums up.
   *
   * @param exit whether to return then; else when the process is asked to stop
   */
  void run(boolean exit) throws InterruptedException, IOException {
    gateway.addApplicationListener(this::stopWith);
    tellUntil(() -> visited.size() >= Company.accounts().size());
    if (stopped.getCount() == 0) {
      return;
    }
    Set<String> taken = send();
    tellUntil(() -> narrator.hasTold(taken));
    narrator.summary();
    invitation.print();
    tellUntil(() -> exit);
  }

  private void stopWith(Object event) {
    if (event instanceof org.springframework.context.event.ContextClosedEvent) {
      stopped.countDown();
    }
  }

  private void tellUntil(BooleanSupplier end) throws InterruptedException {
    while (!end.getAsBoolean() && !stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      tellNews();
    }
  }

  /** Returns the names of those that the gateway took. */
  private Set<String> send() throws IOException {
    narrator.tell(new Happening.Sending(outgoing.size()));
    Set<String> taken = new HashSet<>();
    try (SendConnector connector = new SendConnector(invitation.listenerPort(), clock)) {
      for (OutgoingSpecimen specimen : outgoing) {
        Outcome answer = connector.hand(specimen);
        if (answer instanceof Outcome.Delivered) {
          taken.add(specimen.id());
        } else {
          narrator.tell(new Happening.Remark("not taken: " + specimen.id() + ": " + answer.text()));
        }
      }
    }
    return taken;
  }

  private void tellNews() {
    List<Entry> news = new ArrayList<>();
    for (Entry entry : journal.query(JournalQuery.ALL.limit(LINES))) {
      if (entry.seq() > told) {
        news.add(entry);
      }
    }
    Collections.reverse(news);
    news.forEach(this::tell);
  }

  private void tell(Entry entry) {
    told = entry.seq();
    if (entry.event() == Event.SESSION) {
      visited.add(entry.account());
      narrator.tell(new Happening.SessionEnded(entry.account(), entry.detail()));
    } else if (entry.event() == Event.HELD) {
      hold.find(entry.mailId()).ifPresent(held -> narrator.tell(happening(held)));
    } else if (entry.event() == Event.FROZEN) {
      narrator.tell(frozen(entry));
    } else if (entry.event() == Event.LEFT) {
      narrator.tell(new Happening.Left(entry.account(), entry.detail()));
    }
  }

  private Happening frozen(Entry entry) {
    try {
      ByteArrayOutputStream top = new ByteArrayOutputStream();
      queue.content(entry.mailId(), 0, HEADER_OCTETS, top);
      Header header = Header.parse(top.toByteArray(), top.size());
      return Happening.Frozen.of(header, entry.detail());
    } catch (IOException | NoSuchElementException gone) {
      return new Happening.Remark("in the queue: " + entry.detail() + ", and gone again");
    }
  }

  private Happening happening(Held held) {
    try (FileChannel file = FileChannel.open(hold.content(held.mailId()))) {
      Header header = Header.read(Content.of(file, file.size(), null));
      return Happening.Held.of(held.account(), header, held.recipients(), held.reason());
    } catch (IOException unreadable) {
      return new Happening.Remark("in the hold: " + held.subject() + ": " + held.reason());
    }
  }
}

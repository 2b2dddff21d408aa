package io.postern;

import io.postern.demo.Company;
import io.postern.demo.Happening;
import io.postern.demo.Narrator;
import io.postern.hold.Held;
import io.postern.hold.Hold;
import io.postern.journal.Entry;
import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.journal.JournalQuery;
import io.postern.mail.Content;
import io.postern.mail.Header;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Reads the journal of the demo's gateway as it grows, tells the visitor, and says where to look
 * on.
 */
final class DemoShow {
  private static final long LOOK_MILLIS = 200;
  private static final int LINES = 1_000;

  private final ConfigurableApplicationContext gateway;
  private final Narrator narrator;
  private final Path home;
  private final Journal journal;
  private final Hold hold;
  private final Set<String> visited = new HashSet<>();
  private long told;

  DemoShow(ConfigurableApplicationContext gateway, Narrator narrator, Path home) {
    this.gateway = gateway;
    this.narrator = narrator;
    this.home = home;
    this.journal = gateway.getBean(Journal.class);
    this.hold = gateway.getBean(Hold.class);
  }

  /**
   * Tells until every account was visited, then sums up.
   *
   * @param exit whether to return then; else when the process is asked to stop
   */
  void run(boolean exit) throws InterruptedException, IOException {
    CountDownLatch stopped = new CountDownLatch(1);
    gateway.addApplicationListener(event -> stopWith(event, stopped));
    while (visited.size() < Company.accounts().size()
        && !stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      tellNews();
    }
    narrator.summary();
    invite();
    while (!exit && !stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      tellNews();
    }
  }

  private static void stopWith(Object event, CountDownLatch stopped) {
    if (event instanceof org.springframework.context.event.ContextClosedEvent) {
      stopped.countDown();
    }
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
    } else if (entry.event() == Event.LEFT) {
      narrator.tell(new Happening.Left(entry.account(), entry.detail()));
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

  private void invite() throws IOException {
    String port = gateway.getEnvironment().getProperty("local.server.port");
    Path password = home.resolve("data").resolve("console.password");
    Terminal.say("");
    Terminal.say("Console   http://127.0.0.1:" + port + "/hawtio/");
    Terminal.say("Login     operator / " + Files.readString(password).strip());
    Terminal.say("Hold      ./postern hold list --home " + home);
    Terminal.say("Journal   ./postern journal --home " + home);
    Terminal.say("Stop      Ctrl-C");
  }
}

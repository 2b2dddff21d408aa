package io.postern.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.journal.Event;
import io.postern.journal.Line;
import io.postern.mail.Priority;
import io.postern.store.DoomedProcess;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueSurvivesKillTest {
  @TempDir Path folder;

  /**
   * Puts, begins and settles on several threads, and says what is durable; every third is large.
   */
  static final class Busy {
    private Busy() {}

    public static void main(String[] args) {
      Office office = new Office(Path.of(args[0]));
      for (int t = 0; t < 4; t++) {
        String name = "T" + t + "-" + System.nanoTime() + "-";
        new Thread(() -> work(office, name)).start();
      }
    }

    private static void work(Office office, String name) {
      for (int i = 0; ; i++) {
        String id = name + i;
        office
            .queue
            .put(deposit(office, id, i), List.of(new Line(Event.ACCEPTED, null, "x")))
            .join();
        DoomedProcess.say("put " + id);
        if (i % 2 == 0) {
          Transit transit = office.begin(id);
          DoomedProcess.say("begun " + id);
          office.queue.settle(
              transit, office.settlement(transit, new Settlement.Fate.Delivered("250 ok")));
          DoomedProcess.say("sent " + id);
        }
      }
    }

    private static Deposit deposit(Office office, String id, int i) {
      String text = (id + " ").repeat(i % 3 == 0 ? 400 : 10);
      return office.deposit(
          Office.mail(id, Optional.empty(), text, Office.A), Priority.NORMAL, "isp");
    }
  }

  @Test
  void whatWasSaidToBeDurableIs() throws Exception {
    for (int i = 0; i < DoomedProcess.kills(2); i++) {
      List<String> said;
      try (DoomedProcess busy = DoomedProcess.start(Busy.class, folder)) {
        said = busy.killAfter(ThreadLocalRandom.current().nextInt(100, 500));
      }
      try (Office office = new Office(folder)) {
        int sweptFiles = office.queue.sweep();
        assertThat(sweptFiles).isLessThanOrEqualTo(8);
        List<String> inDoubt = office.queue.inDoubt().stream().map(Queued::mailId).toList();
        assertThat(inDoubt.size()).isLessThanOrEqualTo(4);
        for (String line : said) {
          verify(office, said, inDoubt, line.split(" "));
        }
        assertEveryFileHasItsMail(office);
        assertCountsAreRight(office);
      }
    }
  }

  private static void verify(Office office, List<String> said, List<String> doubt, String[] line)
      throws Exception {
    String id = line[1];
    boolean there = office.queue.find(id).isPresent();
    if (line[0].equals("sent")) {
      assertThat(there).as("%s was sent", id).isFalse();
    } else if (!said.contains("begun " + id)) {
      assertThat(there).as("%s was put", id).isTrue();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      office.queue.content(id, out);
      assertThat(out.size()).isEqualTo((int) office.get(id).size());
      assertThat(office.journal(id)).first().isEqualTo("ACCEPTED x");
    } else if (there) {
      assertThat(doubt).contains(id);
    }
  }

  private void assertEveryFileHasItsMail(Office office) throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("outgoing"))) {
      assertThat(files.map(f -> f.getFileName().toString().replace(".eml", "")))
          .allMatch(id -> office.queue.find(id).isPresent());
    }
  }

  private static void assertCountsAreRight(Office office) {
    long rows =
        office.store.read(
            tx -> tx.first("SELECT count(*) FROM queue", r -> r.getLong(1)).orElseThrow());
    assertThat(office.queue.counts().mails()).isEqualTo(rows);
    assertThat(office.queue.counts().of().get(State.SENDING).mails()).isZero();
  }
}

package io.postern.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.journal.Journal;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import io.postern.store.DoomedProcess;
import io.postern.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldMailSurvivesKillTest {
  /** Several threads keep mails and drop every third one, and say what they do and did. */
  public static final class Keeping {
    public static void main(String[] args) throws IOException {
      Path folder = Path.of(args[0]);
      Store store = Store.open(folder.resolve("postern.db"), Clock.systemUTC());
      Hold hold = hold(store, folder);
      String life = String.valueOf(ProcessHandle.current().pid());
      for (int t = 0; t < 4; t++) {
        String prefix = life + "-" + t + "-";
        new Thread(() -> work(hold, prefix)).start();
      }
    }

    private static void work(Hold hold, String prefix) {
      try {
        for (int n = 0; ; n++) {
          String id = prefix + n;
          Envelope nobody = new Envelope(Optional.empty(), List.of());
          hold.keep(Mail.of(id, nobody, Content.of(octets(id))), "info", List.of("a"), "why");
          DoomedProcess.say("kept " + id);
          if (n % 3 == 0) {
            DoomedProcess.say("dropping " + id);
            hold.drop(id);
            DoomedProcess.say("dropped " + id);
          }
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static Hold hold(Store store, Path folder) throws IOException {
    Clock clock = Clock.systemUTC();
    return new Hold(store, new Journal(store, clock), folder.resolve("hold"), clock);
  }

  private static byte[] octets(String id) {
    byte[] octets = new byte[20_000];
    new Random(id.hashCode()).nextBytes(octets);
    return octets;
  }

  @TempDir Path folder;

  @Test
  void aMailIsHeldWholeOrNotAtAllAndWhatWasKeptIsThere() throws Exception {
    Random random = new Random();
    for (int kill = 0; kill < DoomedProcess.kills(2); kill++) {
      List<String> said;
      try (DoomedProcess process = DoomedProcess.start(Keeping.class, folder)) {
        said = process.killAfter(random.nextInt(300));
      }
      try (Store store = Store.open(folder.resolve("postern.db"), Clock.systemUTC())) {
        check(hold(store, folder), said);
      }
    }
  }

  private void check(Hold hold, List<String> said) throws IOException {
    hold.sweep();
    Map<String, String> last = new HashMap<>();
    said.forEach(line -> last.put(line.split(" ")[1], line.split(" ")[0]));
    assertThat(last).isNotEmpty();
    last.forEach(
        (id, step) -> {
          if (!step.equals("dropping")) {
            assertThat(hold.find(id).isPresent())
                .as(step + " " + id)
                .isEqualTo(step.equals("kept"));
          }
        });
    List<Held> all = hold.list(HoldQuery.ALL.limit(HoldQuery.MAX_LIMIT));
    for (Held held : all) {
      assertThat(hold.content(held.mailId())).hasBinaryContent(octets(held.mailId()));
    }
    try (var files = Files.list(folder.resolve("hold"))) {
      assertThat(files.count()).as("files without rows").isEqualTo(all.size());
    }
  }
}

package io.postern.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Outcome;
import io.postern.store.DoomedProcess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerSurvivesKillTest {
  private static final String ACCOUNT = LedgerConversation.ACCOUNT;

  /** Several threads take messages through their lives, and say each step when it is durable. */
  public static final class Working {
    public static void main(String[] args) {
      LedgerConversation talk = new LedgerConversation(Path.of(args[0]));
      String life = String.valueOf(ProcessHandle.current().pid());
      for (int t = 0; t < 4; t++) {
        String prefix = life + "-" + t + "-";
        new Thread(() -> live(talk, prefix)).start();
      }
    }

    private static void live(LedgerConversation talk, String prefix) {
      for (int n = 0; ; n++) {
        String uidl = prefix + n;
        LedgerEntry mail = talk.begin(uidl);
        String id = mail.mailId();
        DoomedProcess.say("begun " + uidl + " " + id);
        talk.ledger.sending(id, List.of("a", "b"), "server").join();
        DoomedProcess.say("sending " + uidl + " " + id);
        Outcome done = new Outcome.Delivered("250 Ok");
        talk.ledger.outcomes(id, ACCOUNT, "server", Map.of("a", done, "b", done)).join();
        DoomedProcess.say("delivered " + uidl + " " + id);
        talk.ledger.settled(ACCOUNT, uidl, true, true).join();
        DoomedProcess.say("safe " + uidl + " " + id);
      }
    }
  }

  @TempDir Path folder;

  @Test
  void everyStepThatWasDurableIsKnownAndWhatWasUnderWayIsInDoubt() throws Exception {
    Random random = new Random();
    for (int kill = 0; kill < DoomedProcess.kills(2); kill++) {
      List<String> said;
      try (DoomedProcess process = DoomedProcess.start(Working.class, folder)) {
        said = process.killAfter(random.nextInt(400));
      }
      try (LedgerConversation talk = new LedgerConversation(folder)) {
        check(talk, lastSteps(said));
      }
    }
  }

  private static Map<String, String[]> lastSteps(List<String> said) {
    Map<String, String[]> last = new HashMap<>();
    for (String line : said) {
      String[] words = line.split(" ");
      last.put(words[1], words);
    }
    return last;
  }

  private static void check(LedgerConversation talk, Map<String, String[]> last) {
    Set<String> inDoubt = new HashSet<>();
    talk.ledger.closeUnfinished().forEach(d -> inDoubt.add(d.mailId()));
    assertThat(last).isNotEmpty();
    for (String[] step : last.values()) {
      LedgerEntry mail = talk.entry(step[1]);
      assertThat(mail.mailId()).isEqualTo(step[2]);
      boolean safe = mail.state() == LedgerEntry.State.SAFE;
      boolean delivered = safe || mail.done().equals(Set.of("a", "b"));
      switch (step[0]) {
        case "safe" -> assertThat(safe).isTrue();
        case "delivered" -> assertThat(delivered).isTrue();
        case "sending" ->
            assertThat(delivered)
                .as("delivered or in doubt")
                .isNotEqualTo(inDoubt.contains(step[2]));
        default -> assertThat(mail.unfinished() || safe).isTrue();
      }
      assertThat(safe).isEqualTo(!mail.unfinished());
    }
  }
}

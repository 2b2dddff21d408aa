package io.postern.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real gateways, two at a time, are killed again and again while they work. Environment variables:
 * POSTERN_KILLS, how often; POSTERN_SEED, to choose the same instants once more.
 */
class KilledAtAnyInstantJourneyTest {
  private static final List<String> USERS =
      List.of("anna", "bert", "cora", "dora", "emil", "fritz");

  @TempDir private Path home;
  @TempDir private Path otherHome;

  @BeforeAll
  static void require() {
    Dovecot.require();
  }

  private static int kills() {
    int usual = "true".equals(System.getenv("CI")) ? 15 : 6;
    return Optional.ofNullable(System.getenv("POSTERN_KILLS")).map(Integer::valueOf).orElse(usual);
  }

  private static long seed() {
    return Optional.ofNullable(System.getenv("POSTERN_SEED"))
        .map(Long::valueOf)
        .orElseGet(System::nanoTime);
  }

  @Test
  void nothingIsLostAndOnlyWhatIsListedAsInDoubtComesTwice() throws IOException {
    long seed = seed();
    int kills = kills();
    System.out.printf("%d kills, POSTERN_SEED=%d%n", kills, seed);
    Executor threads = Executors.newFixedThreadPool(2, KilledAtAnyInstantJourneyTest::thread);
    try (Dovecot dovecot = new Dovecot(USERS);
        KilledSite one = new KilledSite(home, dovecot, USERS.subList(0, 3));
        KilledSite other = new KilledSite(otherHome, dovecot, USERS.subList(3, 6))) {
      CompletableFuture<Void> half = start(threads, one, kills - kills / 2, seed);
      CompletableFuture<Void> otherHalf = start(threads, other, kills / 2, seed + 1);
      CompletableFuture.allOf(half, otherHalf).join();
      one.assertNothingIsLostAndDoublesAreInDoubt();
      other.assertNothingIsLostAndDoublesAreInDoubt();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "killer");
    thread.setDaemon(true);
    return thread;
  }

  private static CompletableFuture<Void> start(
      Executor threads, KilledSite site, int lives, long seed) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            site.run(lives, seed);
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
        },
        threads);
  }
}

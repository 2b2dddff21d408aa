package io.postern.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.postern.connection.ConnectionStatus.State;
import io.postern.time.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** F70: a line that does not come up is an error with its reason, and without secrets. */
class AFailedUpIsToldAndTriedAgainTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String NOT_UP = "the connection could not be brought up: ";

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock();
  private final Logger log = (Logger) LoggerFactory.getLogger("connection");
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
  private Scripts scripts;

  @BeforeEach
  void write() throws Exception {
    scripts = new Scripts(folder);
    heard.start();
    log.setLevel(Level.INFO);
    log.addAppender(heard);
  }

  @AfterEach
  void hearNoMore() {
    log.setLevel(null);
    log.detachAppender(heard);
  }

  private OnDemandConnection connection(String up) throws Exception {
    return new OnDemandConnection(scripts.settings(up, "true"), () -> {}, clock);
  }

  private List<String> logged() {
    return heard.list.stream()
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }

  @Test
  void programCodeAndFirstLineAreTold() throws Exception {
    OnDemandConnection connection =
        connection("echo connecting; echo >&2; printf 'no \\033[31mcarrier\\nmore\\n' >&2; exit 4");
    assertThatThrownBy(() -> connection.open("one"))
        .isInstanceOf(ConnectionFailedException.class)
        .hasMessage(NOT_UP + "up ended with code 4: no [31mcarrier");
    assertThat(connection.status().state()).isEqualTo(State.DOWN);
    assertThat(connection.status().lastFailure().orElseThrow())
        .isEqualTo(
            new ConnectionStatus.Failure(
                clock.instant(), true, "up ended with code 4: no [31mcarrier", 1));
  }

  @Test
  void noArgumentIsTold() throws Exception {
    String up = scripts.program("up", "echo \"bad pin $1, bad key ${2#*=}\" >&2; exit 1");
    OnDemandConnection connection =
        new OnDemandConnection(
            scripts.settings(List.of(up, "geheim-8f2", "--key=tresor-77"), List.of()),
            () -> {},
            clock);
    assertThatThrownBy(() -> connection.open("one"))
        .hasMessage(NOT_UP + "up ended with code 1: bad pin …, bad key …");
    assertThat(logged()).noneMatch(line -> line.contains("geheim") || line.contains("tresor"));
  }

  @Test
  void aProgramThatIsNotThereIsTold() throws Exception {
    OnDemandConnection connection =
        new OnDemandConnection(
            scripts.settings(List.of(folder + "/nowhere", "geheim-8f2"), List.of()),
            () -> {},
            clock);
    assertThatThrownBy(() -> connection.open("one"))
        .hasMessageStartingWith(NOT_UP + "nowhere: ")
        .hasMessageNotContaining("geheim");
  }

  @Test
  void theProgramGetsNothingOfOurEnvironment() throws Exception {
    Path variables = scripts.file("variables");
    connection("env | sed 's/=.*//' | sort > " + variables).open("one");
    assertThat(Files.readAllLines(variables))
        .contains("PATH", "LC_ALL", "TMPDIR")
        .isSubsetOf(
            "PATH", "LC_ALL", "TMPDIR", "HOME", "USER", "LOGNAME", "PWD", "OLDPWD", "SHLVL", "_");
  }

  @Test
  void theProgramHasNothingToReadAndMayPrintMuch() throws Exception {
    OnDemandConnection connection = connection("cat; head -c 3000000 /dev/zero; echo harmless >&2");
    connection.open("one").close();
    assertThat(scripts.log()).containsExactly("up");
  }

  @Test
  void whatItLeavesRunningDoesNotHoldUsUp() throws Exception {
    Path pid = scripts.file("pid");
    connection("sleep 600 & echo $! > " + pid).open("one").close();
    ProcessHandle left = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).get();
    assertThat(left.isAlive()).isTrue();
    left.destroyForcibly();
  }

  @Test
  void oneThatHangsIsKilledWithAllThatItStarted() throws Exception {
    Path pid = scripts.file("pid");
    ConnectionSettings settings =
        Scripts.within(
            scripts.settings(
                "sleep 600 & echo $! > " + pid + ".part; mv " + pid + ".part " + pid + "; wait",
                "true"),
            Duration.ofSeconds(5));
    OnDemandConnection connection = new OnDemandConnection(settings, () -> {}, clock);
    assertThatThrownBy(() -> connection.open("one"))
        .hasMessage(NOT_UP + "up: it took longer than 5000 ms");
    long child = Long.parseLong(Files.readString(pid).strip());
    await()
        .atMost(PATIENCE)
        .until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    clock.advance(Duration.ofHours(1));
    connection.tick();
    connection.close();
    assertThat(scripts.log()).containsExactly("up");
  }

  @Test
  void whoWaitsForItHearsTheSameAndTheNextOneTriesAgain() throws Exception {
    Path go = scripts.file("go");
    OnDemandConnection connection =
        connection("while [ ! -e " + go + " ]; do sleep 0.05; done; exit 1");
    ExecutorService sessions = Executors.newFixedThreadPool(3);
    try {
      List<Future<Lease>> leases = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (String account : List.of("a", "b", "c")) {
        leases.add(
            sessions.submit(
                () -> {
                  synchronized (threads) {
                    threads.add(Thread.currentThread());
                  }
                  return connection.open(account);
                }));
      }
      await().atMost(PATIENCE).until(() -> areWaiting(threads));
      Files.createFile(go);
      for (Future<Lease> lease : leases) {
        assertThatThrownBy(lease::get).hasRootCauseMessage(NOT_UP + "up ended with code 1");
      }
      assertThat(scripts.log()).containsExactly("up");
      assertThatThrownBy(() -> connection.open("next")).hasMessage(NOT_UP + "up ended with code 1");
      assertThat(scripts.log()).containsExactly("up", "up");
    } finally {
      sessions.shutdownNow();
    }
  }

  /** All three are in {@code open}: one with the program, the others until it has ended. */
  private static boolean areWaiting(List<Thread> threads) {
    synchronized (threads) {
      return threads.size() == 3
          && threads.stream()
                  .filter(
                      thread ->
                          thread.getState() == Thread.State.WAITING
                              && isIn("awaitEnd", thread.getStackTrace()))
                  .count()
              == 2;
    }
  }

  private static boolean isIn(String method, StackTraceElement[] stack) {
    return List.of(stack).stream().anyMatch(frame -> frame.getMethodName().equals(method));
  }

  @Test
  void theLogWarnsOncePerOutage() throws Exception {
    Path works = scripts.file("works");
    OnDemandConnection connection = connection("[ -e " + works + " ] || exit 7");
    for (int i = 1; i <= 3; i++) {
      assertThatThrownBy(() -> connection.open("one")).isInstanceOf(Exception.class);
      assertThat(connection.status().lastFailure().orElseThrow().inARow()).isEqualTo(i);
    }
    Files.createFile(works);
    connection.open("one").close();
    connection.closeUnused();
    assertThat(connection.status().lastFailure().orElseThrow().inARow()).isZero();
    Files.delete(works);
    assertThatThrownBy(() -> connection.open("one")).isInstanceOf(Exception.class);
    String warning = "WARN The connection cannot be brought up: up ended with code 7";
    assertThat(logged())
        .containsExactly(
            warning,
            "INFO The connection was brought up again after 3 failures",
            "INFO The connection is up",
            "INFO The connection is down",
            warning);
  }
}

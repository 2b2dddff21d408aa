package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.system.SystemCalls.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No client hears 250 before the operating system has put its mail on the disk: as strace saw it,
 * for each mail. Every mail has a word of its own, by which what was written of it is recognised;
 * since the gateway names a mail when its last dot was read, all that bears the name is later.
 */
class AcceptIsDurableBefore250Test {
  private static final int CONNECTIONS = 4;
  private static final int MAILS = 50;
  private static final int LARGE = 3;
  private static final int LARGE_OCTETS = 300_000;
  private static final String QUEUED = "250 2.0.0 Ok: queued as ";

  /** How strace writes a call that was done. */
  private static final String DONE = "= 0";

  /** How the words begin. */
  private static final String WORD = "{probe-";

  @TempDir private static Path home;
  private static SmtpSink sink;
  private static SendingSite site;
  private static GatewayProcess gateway;

  /** The names that the gateway gave, by the words of the mails. */
  private final Map<String, String> names = new TreeMap<>();

  @BeforeAll
  static void start() throws IOException {
    RealServers.require("strace", "strace");
    sink = SmtpSink.digesting();
    site = new SendingSite(sink.port()).smarthost("isp", sink.port());
    gateway = site.gateway(home).start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (gateway != null) {
      gateway.close();
      sink.close();
    }
  }

  @Test
  void eachMailIsInTheLogOfTheDatabaseAndThatOnTheDiskBeforeItsClientHearsOfIt() throws Exception {
    List<Call> calls = watch(() -> manyAtOnce(MAILS));
    assertThat(names).hasSize(CONNECTIONS * MAILS);
    names.forEach((word, name) -> assertCommittedBeforeAnswer(calls, word, name));
  }

  @Test
  void aLargeMailIsAFileOnTheDiskBeforeTheDatabaseKnowsIt() throws Exception {
    List<Call> calls = watch(() -> names.putAll(send("large", LARGE, LARGE_OCTETS)));
    assertThat(names).hasSize(LARGE);
    names.forEach(
        (word, name) -> {
          int committed = assertCommittedBeforeAnswer(calls, word, name);
          Call content = only(calls, is("fsync(", "/" + name + ".eml.part>", DONE));
          Call naming = only(calls, is("rename(", name + ".eml.part", name + ".eml\""));
          Call folder = firstAfter(calls, naming.ended(), is("fsync(", "/data/queue>", DONE));
          assertThat(content.ended()).as("%s: content, then name", name).isLessThan(naming.begun());
          assertThat(folder.ended()).as("%s: folder, then row", name).isLessThan(committed);
        });
  }

  /** What the gateway asks of the system meanwhile. */
  private List<Call> watch(Work work) throws Exception {
    SystemCalls calls =
        new SystemCalls(
            gateway.pid(), home, "write", "sendto", "pwrite64", "fsync", "fdatasync", "rename");
    try (calls) {
      work.run();
    }
    List<String> wanted = List.of(QUEUED, WORD, "sync(", ".eml");
    return calls.read(text -> wanted.stream().anyMatch(text::contains));
  }

  /** Something that is done while strace looks. */
  private interface Work {
    void run() throws Exception;
  }

  private void manyAtOnce(int each) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Future<Map<String, String>>> clients = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        String client = "client" + i;
        clients.add(threads.submit(() -> send(client, each, 0)));
      }
      for (Future<Map<String, String>> client : clients) {
        names.putAll(client.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Sends mails over one connection; their names by their words. */
  private Map<String, String> send(String client, int mails, int octets) throws IOException {
    Map<String, String> given = new TreeMap<>();
    try (SubmittingClient connection = new SubmittingClient(site.acceptPort())) {
      for (int i = 0; i < mails; i++) {
        String word = WORD + client + "-" + i + "}";
        String text = "Subject: " + word + "\r\n\r\n" + word + "\r\n";
        String rest = ("x".repeat(70) + "\r\n").repeat(octets / 72);
        byte[] mail = (text + rest).getBytes(StandardCharsets.US_ASCII);
        String reply =
            connection.submit("<anna@company.example>", List.of("<bob@other.example>"), mail);
        assertThat(reply).startsWith(QUEUED);
        given.put(word, reply.substring(QUEUED.length()));
      }
    }
    return given;
  }

  /**
   * Asserts the order: written to the database's log, flushed, answered.
   *
   * @return where the first of the writing was
   */
  private static int assertCommittedBeforeAnswer(List<Call> calls, String word, String name) {
    Call written = firstAfter(calls, 0, is("pwrite64(", "postern.db-wal>", word));
    Predicate<Call> flush = is("fsync(", "-wal>", DONE).or(is("fdatasync(", "-wal>", DONE));
    Call flushed = firstAfter(calls, written.ended(), flush);
    Call answered = only(calls, is("", QUEUED + name));
    assertThat(flushed.ended())
        .as("the flush of %s %s, before the answer %s", word, name, answered)
        .isLessThan(answered.begun());
    return written.begun();
  }

  private static Predicate<Call> is(String beginning, String... parts) {
    return call ->
        call.text().startsWith(beginning)
            && List.of(parts).stream().allMatch(part -> call.text().contains(part));
  }

  private static Call firstAfter(List<Call> calls, int moment, Predicate<Call> wanted) {
    return calls.stream()
        .filter(call -> call.begun() > moment)
        .filter(wanted)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no such call, among " + calls.size()));
  }

  private static Call only(List<Call> calls, Predicate<Call> wanted) {
    List<Call> found = calls.stream().filter(wanted).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}

package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.journal.Event;
import io.postern.journal.Journal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What goes on at this moment (F124), and why outgoing mail does not arrive (F132). */
abstract class WatchCommandsContract {
  private static final String SETTINGS =
      """
      postern:
        data-dir: "%s"
        postmaster: postmaster@company.example
        deliver:
          server: {host: 127.0.0.1, port: 1}
        accept: {port: %d}
        relay:
          smarthosts: [{name: isp, host: 127.0.0.1, port: 2, security: none}]
      """;

  @TempDir Path folder;
  private final RunningConsole console;

  WatchCommandsContract(RunningConsole console) {
    this.console = console;
  }

  @Test
  void onePictureHasAccountsQueueAndTheLastLines() throws IOException {
    happened("WATCH1");

    CommandRun text = CommandRun.in(console.home(), "watch", "--once");
    JsonNode json = CommandRun.in(console.home(), "watch", "--once", "--json").json();

    assertThat(text.code()).isZero();
    assertThat(text.out())
        .contains("ACCOUNT", "sales", "Hold: ", "Listener: ", "Queue: ", "WATCH1", "DELIVERED")
        .doesNotContain("\u001b");
    assertThat(text.out().lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 100);
    assertThat(json.path("accounts")).hasSize(2);
    assertThat(json.path("queue").has("mails")).isTrue();
    assertThat(json.path("sending").isArray()).isTrue();
  }

  @Test
  void withoutATerminalItIsALineForEachThingThatHappens() throws InterruptedException {
    happened("WATCH2");
    StringWriter out = new StringWriter();
    Thread watcher =
        new Thread(
            () ->
                new CommandLine(new WatchCommand())
                    .setOut(new PrintWriter(out))
                    .execute("--home", console.home().toString()));
    watcher.start();
    await().until(() -> !out.toString().isEmpty());

    happened("WATCH3");

    await().until(() -> out.toString().contains("WATCH3"));
    watcher.interrupt();
    watcher.join(10_000);
    assertThat(watcher.isAlive()).isFalse();
    assertThat(out.toString()).doesNotContain("\u001b");
  }

  @Test
  void theDiagnosisFindsAGatewayThatDoesNotRun() throws IOException {
    configure(folder.resolve("nothing"), 2525);

    CommandRun run = CommandRun.in(folder, "diagnose", "outgoing");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("gateway: NOT GOOD - the gateway is not running", "no mail is taken")
        .doesNotContain("smarthost");
  }

  @Test
  void theDiagnosisAsksTheListenerAndTheSmarthosts() throws IOException {
    int port =
        CommandRun.in(console.home(), "watch", "--once", "--json")
            .json()
            .path("listener")
            .path("port")
            .asInt();
    configure(console.dataDir(), port);

    CommandRun run =
        CommandRun.in(folder, "diagnose", "outgoing", "--from", "anna@company.example");

    assertThat(run.out())
        .contains("gateway: good - it runs and listens", "+ Queue: ")
        .contains("MAIL FROM:<anna@company.example>")
        .contains("smarthost isp: NOT GOOD -");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void theDiagnosisFindsWhatAnOperatorStopped() throws IOException {
    configure(console.dataDir(), 2525);
    RouteOperations routes = console.bean(RouteOperations.class);
    routes.pause("accept");

    CommandRun run = CommandRun.in(folder, "diagnose", "outgoing");

    routes.resume("accept");
    assertThat(run.out()).contains("gateway: NOT GOOD - stopped by an operator: accept");
  }

  private void configure(Path dataDir, int port) throws IOException {
    Files.writeString(folder.resolve("application.yaml"), SETTINGS.formatted(dataDir, port));
  }

  private void happened(String mail) {
    console
        .bean(Journal.class)
        .append(mail, "sales", Event.DELIVERED, "a@b.example", "250 ok")
        .join();
  }
}

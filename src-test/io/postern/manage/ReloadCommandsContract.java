package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.journal.Entry;
import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.journal.JournalQuery;
import io.postern.manage.SettingsApp.Busy;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/** An administrator has changed settings taken up, and hears what became of them (F137). */
abstract class ReloadCommandsContract {
  private static final String SETTINGS = "io.postern:type=Settings";
  private static final String NEW =
      "    shop: {host: pop.isp.example, username: shop, password: geheim-8f2}\n  recipients:";
  private static final String SHARED = "[info, sales]";

  private final RunningConsole console;

  ReloadCommandsContract(RunningConsole console) {
    this.console = console;
  }

  @AfterEach
  void asBefore() throws IOException {
    console.bean(Busy.class).names.clear();
    write(SettingsApp.YAML);
    console.bean(SettingsReload.class).reload("the test");
  }

  private void write(String yaml) throws IOException {
    Files.writeString(SettingsApp.folder(console.home()).resolve("application.yaml"), yaml);
  }

  private CommandRun reload(String... options) {
    String[] words = new String[options.length + 1];
    words[0] = "reload";
    System.arraycopy(options, 0, words, 1, options.length);
    return CommandRun.in(console.home(), words);
  }

  @Test
  void nothingNewIsSaidToBeNothing() {
    CommandRun run = reload();
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo("Nothing has changed.\n");
  }

  @Test
  void whatWasTakenUpIsNamed() throws IOException {
    console.bean(Busy.class).names.add("sales");
    write(
        SettingsApp.YAML
                .replace("  recipients:", NEW)
                .replace(SHARED, "[info, sales, shop]")
                .replace("username: sales", "username: sale")
            + "  fetch: {attempts: 7}\n  session-logs: {threshold: 2}\n");

    CommandRun foreseen = reload("--dry-run");
    CommandRun run = reload();

    assertThat(foreseen.code()).isZero();
    assertThat(foreseen.out())
        .isEqualTo(
            """
            1 account would be added: shop
            1 account would be changed: sales
            Settings would be taken up: postern.session-logs
            postern.fetch: takes effect at the next start
            """);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            1 account added: shop
            1 account changed: sales
            Settings taken up: postern.session-logs
            A session is under way; when it has ended: sales
            postern.fetch: takes effect at the next start
            """);
    assertThat(CommandRun.in(console.home(), "status").out())
        .contains("postern.fetch: takes effect at the next start");
    assertThat(newest(Event.RELOADED).detail())
        .startsWith("by command-line: added shop; changed sales")
        .contains("when the session ends sales");
  }

  @Test
  void whatIsWrongIsRefusedWithItsPlace() throws IOException {
    write(SettingsApp.YAML.replace("username: sales", "usrename: sales"));

    CommandRun run = reload();

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("application.yaml:7: postern.accounts.sales.usrename: unknown key")
        .contains("Nothing was taken up; the gateway goes on by the settings before.")
        .doesNotContain("geheim");
    assertThat(CommandRun.in(console.home(), "status").out())
        .contains("Changed settings are refused", "postern.accounts.sales.usrename");
    assertThat(newest(Event.SETTINGS_REFUSED).detail()).contains("application.yaml:7");
    assertThat(reload("--json").json().path("problems")).hasSize(2);
    assertThat(reload("--dry-run").err()).contains("Nothing of this would be taken up.");
  }

  @Test
  void theSameRefusedEditIsToldOnce() throws IOException {
    write(SettingsApp.YAML.replace("host: pop", "hots: pop"));
    reload();
    Entry told = newest(Event.SETTINGS_REFUSED);
    reload();
    assertThat(newest(Event.SETTINGS_REFUSED)).isEqualTo(told);
  }

  @Test
  void aRefusedEditIsNoIllnessButVisible() throws IOException {
    write("postern: {}\n");
    reload();

    Health health = console.bean(DefinitionsHealth.class).health();

    assertThat(health.getStatus()).isEqualTo(Status.UP);
    assertThat(health.getDetails().get("refused").toString()).contains("application.yaml");
    assertThat(console.operator().get("/health").body()).contains("definitions", "refused");
    assertThat(console.anonymous().get("/health/readiness").body())
        .isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void whoMayOnlyLookReadsHowItStandsAndChangesNothing() {
    JsonNode status = console.viewer().exec(SETTINGS, "status");
    assertThat(status.path("value").path("by").asText()).isNotEmpty();
    assertThat(console.viewer().exec(SETTINGS, "reload", false).path("status").asInt())
        .isEqualTo(403);
    assertThat(console.operator().exec(SETTINGS, "reload", true).path("value").path("result"))
        .hasToString("\"nothing\"");
  }

  private Entry newest(Event event) {
    return console.bean(Journal.class).query(JournalQuery.ALL.event(event)).stream()
        .max(Comparator.comparing(Entry::at))
        .orElseThrow();
  }
}

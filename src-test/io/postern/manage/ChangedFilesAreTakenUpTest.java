package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.account.AccountDefinition;
import io.postern.account.DefinitionsInForce;
import io.postern.account.Reading;
import io.postern.account.Reloading;
import io.postern.account.SettingsSource;
import io.postern.journal.Entry;
import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.journal.JournalQuery;
import io.postern.store.Store;
import io.postern.time.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of settings are taken up when they have changed and are left alone (F137). */
class ChangedFilesAreTakenUpTest {
  private static final String ON_CHANGE = SettingsApp.YAML.replace("on-command", "on-change");

  @TempDir Path home;

  private final SettableClock clock = new SettableClock();
  private Store store;
  private Journal journal;
  private DefinitionsInForce inForce;
  private SettingsReload reload;
  private SettingsWatch watch;

  @BeforeEach
  void start() throws IOException {
    write(ON_CHANGE);
    store = Store.open(home.resolve("postern.db"), clock);
    journal = new Journal(store, clock);
    SettingsSource settings = new SettingsSource(home, Map.of());
    inForce = new DefinitionsInForce(((Reading.Valid) settings.get()).definitions());
    Reloading reloading =
        new Reloading(settings, inForce, new SettingsApp.Willing(Set.of()), List.of());
    reload = new SettingsReload(reloading, inForce, journal, clock);
    watch = new SettingsWatch(settings, inForce, reload, clock);
    look(2);
  }

  @AfterEach
  void stop() {
    watch.close();
    store.close();
  }

  private void write(String yaml) throws IOException {
    Files.writeString(home.resolve("application.yaml"), yaml);
  }

  /** Looks so many times, two seconds apart. */
  private void look(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      watch.look();
      clock.advance(Duration.ofSeconds(2));
    }
  }

  private List<String> users() {
    return inForce.current().accounts().stream()
        .map(AccountDefinition::mailbox)
        .map(mailbox -> mailbox.login().username())
        .toList();
  }

  private List<Entry> journal(Event event) {
    return journal.query(JournalQuery.ALL.event(event));
  }

  @Test
  void whatChangedIsTakenUpOnceItIsLeftAlone() throws IOException {
    write(ON_CHANGE.replace("username: sales", "username: sales-2"));
    look(1);
    assertThat(users()).containsExactly("info", "sales");
    look(1);
    assertThat(users()).containsExactly("info", "sales-2");
    assertThat(journal(Event.RELOADED))
        .extracting(Entry::detail)
        .containsExactly("by a change of the files: changed sales");
    look(5);
    assertThat(journal(Event.RELOADED)).hasSize(1);
  }

  @Test
  void whatWasEditedWhileTheGatewayStartedCounts() throws IOException {
    write(ON_CHANGE.replace("username: sales", "username: sales-2"));
    SettingsWatch late =
        new SettingsWatch(new SettingsSource(home, Map.of()), inForce, reload, clock);
    late.look();
    clock.advance(Duration.ofSeconds(2));
    late.look();
    late.close();
    assertThat(users()).containsExactly("info", "sales-2");
  }

  @Test
  void aWrongEditIsToldOnceAndMendingItIsNoticed() throws IOException {
    write(ON_CHANGE.replace("username: sales", "usrname: sales"));
    look(10);
    assertThat(journal(Event.SETTINGS_REFUSED)).hasSize(1);
    assertThat(reload.status().problems()).hasSize(2);
    assertThat(users()).containsExactly("info", "sales");

    write(ON_CHANGE);
    look(3);
    assertThat(reload.status().problems()).isEmpty();
  }

  @Test
  void onCommandNothingIsTakenUpByItself() throws IOException {
    write(SettingsApp.YAML);
    look(3);
    write(SettingsApp.YAML.replace("username: sales", "username: sales-2"));
    look(5);
    assertThat(users()).containsExactly("info", "sales");
    reload.reload("somebody");
    assertThat(users()).containsExactly("info", "sales-2");
  }
}

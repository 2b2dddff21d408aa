package io.postern.manage;

import io.postern.account.DefinitionsInForce;
import io.postern.account.FileStamps;
import io.postern.account.SettingsSource;
import io.postern.account.TakeUp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * Looks every now and then whether the files of the settings were changed, and has them taken up
 * when they are left alone again (F137). What was edited while the gateway started counts, too: the
 * first look finds all files new.
 */
public final class SettingsWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final Duration CALM = Duration.ofSeconds(1);

  private final SettingsSource settings;
  private final DefinitionsInForce inForce;
  private final SettingsReload reload;
  private final Clock clock;
  private final FileStamps stamps = new FileStamps(CALM);
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "settings-watch");
            thread.setDaemon(true);
            return thread;
          });
  private ScheduledFuture<?> looking;

  /**
   * @param settings knows the files
   * @param inForce says whether changes are taken up before somebody says so
   */
  SettingsWatch(
      SettingsSource settings, DefinitionsInForce inForce, SettingsReload reload, Clock clock) {
    this.settings = settings;
    this.inForce = inForce;
    this.reload = reload;
    this.clock = clock;
  }

  /** Begins to look; before that, the accounts would not be there yet. */
  @EventListener(ApplicationReadyEvent.class)
  synchronized void begin() {
    if (looking == null) {
      looking =
          looks.scheduleWithFixedDelay(
              this::lookSafely, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void lookSafely() {
    try {
      look();
    } catch (IOException | RuntimeException failed) {
      LOG.warn("The settings could not be looked at: {}", failed.toString());
    }
  }

  /** Looks once; takes up what has changed and settled. */
  void look() throws IOException {
    if (inForce.current().takeUp() == TakeUp.ON_COMMAND) {
      return;
    }
    List<Path> files = settings.files();
    if (stamps.haveSettled(files, clock.instant())) {
      // before they are read: what changes meanwhile is different again
      stamps.accept(files);
      reload.reload("a change of the files");
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}

package io.postern.account;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The settings of a gateway that runs, to be read again as they were read at its start: its home
 * folder, the environment of its process, and what it was started with. Safe for several threads.
 */
public final class SettingsSource implements Supplier<Reading> {
  private final Path home;
  private final Map<String, Object> overrides;
  private volatile List<Path> named = List.of();

  /**
   * @param home folder of application.yaml, absolute
   * @param overrides properties with which the gateway was started, and which win over everything
   *     written
   */
  public SettingsSource(Path home, Map<String, Object> overrides) {
    this.home = home;
    this.overrides = Map.copyOf(overrides);
  }

  /** Reads all of it. */
  @Override
  public Reading get() {
    Reading reading = new HomeReading(Surroundings.of(home), overrides).read();
    if (!reading.files().isEmpty()) {
      // of a file that cannot be read nobody knows what it names; what it named may be mended, too
      named = reading.files();
    }
    return reading;
  }

  /**
   * The files in which settings are: those of the home folder, and those that they named when they
   * were read last.
   */
  public List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>(new HomeSettings(home).files());
    files.addAll(named);
    return files;
  }
}

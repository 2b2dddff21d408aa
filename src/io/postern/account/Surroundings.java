package io.postern.account;

import io.postern.account.secret.KeyRing;
import io.postern.account.text.SecretText;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What the meaning of settings depends on besides the settings.
 *
 * @param home folder of application.yaml; relative paths start from it
 * @param variable the value of an environment variable, null when it is not set; for secrets
 * @param knownScheme whether a Camel component of that name is at hand
 * @param clock says which cron expressions can still come true
 * @param keys opens encrypted secrets
 */
public record Surroundings(
    Path home,
    UnaryOperator<String> variable,
    Predicate<String> knownScheme,
    Clock clock,
    KeyRing keys) {

  /** With the key of secrets in the usual data folder, or in the environment. */
  public Surroundings(
      Path home, UnaryOperator<String> variable, Predicate<String> knownScheme, Clock clock) {
    this(home, variable, knownScheme, clock, new KeyRing(home, home.resolve("data"), variable));
  }

  /** This process: its environment variables, the components on its class path, its clock. */
  public static Surroundings of(Path home) {
    return new Surroundings(home, System::getenv, new KnownSchemes(), Clock.systemDefaultZone());
  }

  /** The same with the key of secrets in another data folder; it is looked up anew. */
  Surroundings withDataDir(Path dataDir) {
    return new Surroundings(
        home, variable, knownScheme, clock, new KeyRing(home, dataDir, variable));
  }

  /** How secrets are read. */
  SecretText secrets() {
    return new SecretText(home, variable, keys);
  }
}

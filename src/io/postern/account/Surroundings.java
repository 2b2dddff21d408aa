package io.postern.account;

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
 */
public record Surroundings(
    Path home, UnaryOperator<String> variable, Predicate<String> knownScheme, Clock clock) {

  /** This process: its environment variables, the components on its class path, its clock. */
  public static Surroundings of(Path home) {
    return new Surroundings(home, System::getenv, new KnownSchemes(), Clock.systemDefaultZone());
  }
}

package io.postern.account;

import java.util.List;
import java.util.Locale;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds keys among environment variables, by Spring's rule: upper case, underscores for dots,
 * nothing (or an underscore) for hyphens. Items of lists cannot be written so, but a list as a
 * whole can, with commas.
 */
final class EnvironmentVariables {
  private final SystemEnvironmentPropertySource variables;
  private final Schema schema;
  private final List<String> accounts;

  EnvironmentVariables(
      SystemEnvironmentPropertySource variables, Schema schema, List<String> accounts) {
    this.variables = variables;
    this.schema = schema;
    this.accounts = accounts;
  }

  /** Takes what was found. */
  interface Taker {
    void take(String key, String variable, Object value);
  }

  void forEach(Taker taker) {
    for (String path : schema.paths()) {
      if (path.contains("*")) {
        accounts.forEach(account -> find(path.replace("*", account), taker));
      } else if (!path.contains("[]")) {
        find(path, taker);
      }
    }
  }

  private void find(String path, Taker taker) {
    String dotted = ("postern." + path).toUpperCase(Locale.ROOT).replace('.', '_');
    for (String variable : List.of(dotted.replace("-", ""), dotted.replace('-', '_'))) {
      Object value = variables.getSource().get(variable);
      if (value != null) {
        taker.take("postern." + path, variable, value);
        return;
      }
    }
  }
}

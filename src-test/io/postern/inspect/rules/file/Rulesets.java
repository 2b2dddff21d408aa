package io.postern.inspect.rules.file;

import io.postern.inspect.rules.Rule;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/** Rules for tests, as an administrator writes them. */
final class Rulesets {
  static final ZoneId ZONE = ZoneId.of("Europe/Vienna");

  private Rulesets() {}

  static RulesReading read(String yaml) {
    return read(yaml.getBytes(StandardCharsets.UTF_8));
  }

  static RulesReading read(byte[] octets) {
    return RulesFile.read("rules.yaml", new ByteArrayInputStream(octets), ZONE);
  }

  /** Of YAML without mistakes. */
  static List<Rule> rules(String yaml) {
    RulesReading reading = read(yaml);
    if (reading instanceof RulesReading.Good good) {
      return good.rules();
    }
    throw new AssertionError(((RulesReading.Bad) reading).problems().toString());
  }

  /** The only rule. */
  static Rule rule(String yaml) {
    return rules("rules: [{name: a rule, " + yaml + "}]").get(0);
  }
}

package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/configuration.md shows can be copied and works. */
class ManualSamplesTest {
  private static final Pattern SAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REFERENCE = Pattern.compile("\\{\\{(env|file):[^}]*\\}\\}");
  private static final String BASE =
      """
      postern:
        postmaster: postmaster@company.example
        deliver: {server: {host: mail.company.example}}
      """;
  private static final String RELAY = "  relay: {smarthosts: [{host: smtp.isp.example}]}\n";

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleIsGood(String sample) throws IOException {
    assertThat(Settings.valid(REFERENCE.matcher(whole(sample)).replaceAll("{{env:SECRET}}")))
        .isNotNull();
  }

  @Test
  void thereAreSamplesOfBothSides() throws IOException {
    assertThat(samples()).hasSizeGreaterThan(4).anyMatch(sample -> sample.contains("direct: true"));
  }

  private static String whole(String sample) {
    if (sample.startsWith("postern:")) {
      return sample;
    }
    return BASE + sample + (sample.contains("relay:") ? "" : RELAY);
  }

  static List<String> samples() throws IOException {
    return SAMPLE
        .matcher(Files.readString(Path.of("docs/configuration.md")))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}

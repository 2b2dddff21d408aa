package io.postern.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {
  private static final int HOSTILE_LENGTH = 100_000;

  @ParameterizedTest(name = "{0} with {1} and value {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "*-{KW}@*          | sales               | web-sales@company.example       | true",
        "*-{KW}@*          | SALES               | WEB-Sales@Company.Example       | true",
        "*-{KW}@*          | sales               | -sales@                         | true",
        "*-{KW}@*          | sales               | a-b-sales@x@y                   | true",
        "*-{KW}@*          | sales               | sales@company.example           | false",
        "*-{KW}@*          | sales               | web-wholesales@company.example  | false",
        "*-{KW}@*          | sales               | web-sales2@company.example      | false",
        "{KW}@*            | sales               | sales@company.example           | true",
        "{KW}@*            | sales               | xsales@company.example          | false",
        "{KW}              | sales               | sales                           | true",
        "*{KW}*            | sales               | wholesales2@x                   | true",
        "{Addr}            | a@company.example   | A@company.example               | true",
        "{Addr}            | a@company.example   | ba@company.example              | false",
        "{addr}            | *@company.example   | anyone@company.example          | true",
        "<{Addr}>          | a@company.example   | <a@company.example>             | true",
        "*-{Addr}          | a@company.example   | catch-all-a@company.example     | true",
        "for {Addr}; *     | a@company.example   | for a@company.example; Mon      | true",
        "for {Addr}; *     | a@company.example   | for a@company.example           | false",
        "a*a{KW}           | x                   | ax                              | false",
        "a*a{KW}           | x                   | aax                             | true",
        "(.+)+{KW}         | x                   | aaax                            | false",
        "[a]?{KW}          | x                   | [a]?x                           | true",
      })
  void theWholeValueMustHaveTheShape(String mask, String meant, String value, boolean matches) {
    assertThat(Mask.of(mask).matches(value, meant)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''            | names neither {KW} nor {Addr}",
        "*@*           | names neither {KW} nor {Addr}",
        "{KW}{Addr}    | has a brace too many",
        "{KW}-{KW}     | has a brace too many",
        "{KW}}         | has a brace too many",
        "{Address}     | has the unknown placeholder {Address}",
        "*********{KW} | at most 200 characters and 8 *",
      })
  void aBadMaskIsRefusedWithTheReason(String mask, String reason) {
    assertThatThrownBy(() -> Mask.of(mask))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aMaskThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> Mask.of(null)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{Addr}",
        "{KW}",
        "*-{KW}@*",
        "*{KW}*",
        "*a*a*a*a{KW}a*a*a*a",
        "*-*-*-*{Addr}*-*-*-*",
        "*@*@*{KW}"
      })
  void aHostileValueOf100KilobytesTakesLessThan50Milliseconds(String text) {
    Mask mask = Mask.of(text);
    List<String> values =
        List.of(
            "a".repeat(HOSTILE_LENGTH),
            "-".repeat(HOSTILE_LENGTH),
            "@".repeat(HOSTILE_LENGTH),
            "-a@".repeat(HOSTILE_LENGTH / 3),
            "-aaaaaaaaab@".repeat(HOSTILE_LENGTH / 12),
            "é".repeat(HOSTILE_LENGTH));
    for (String value : values) {
      for (String meant : List.of("aaaaaaaaaa", "a*a*a*a*b")) {
        assertThat(fastestOfThree(() -> mask.matches(value, meant)))
            .isLessThan(Duration.ofMillis(50));
      }
    }
  }

  /** The first time costs more. */
  private static Duration fastestOfThree(Runnable task) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long start = processorTime();
      task.run();
      best = Math.min(best, processorTime() - start);
    }
    return Duration.ofNanos(best);
  }

  /** Of this thread, in nanoseconds: what else the machine does meanwhile does not count. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}

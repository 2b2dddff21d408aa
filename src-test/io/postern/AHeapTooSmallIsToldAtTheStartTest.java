package io.postern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AHeapTooSmallIsToldAtTheStartTest {
  private static final long MB = 1 << 20;

  @Test
  void theLaunchersHeapIsEnoughForFourHundredAccounts() {
    for (int accounts = 0; accounts <= 400; accounts++) {
      assertThat(HeapForAccounts.advice(accounts, 124 * MB)).as("%d accounts", accounts).isEmpty();
    }
  }

  @Test
  void forTwoThousandItSaysHowMuchThereMustBeAndHowToGetIt() {
    assertThat(HeapForAccounts.advice(2_000, 124 * MB).orElseThrow())
        .startsWith("2000 accounts need a heap of some 288 MB, and Java has 124 MB: start with")
        .contains("POSTERN_JAVA_OPTS=\"-Xmx288m ");
  }

  @Test
  void whatItAsksForIsEnough() {
    for (int accounts = 0; accounts < 20_000; accounts += 97) {
      long asked = -Math.floorDiv(-HeapForAccounts.needed(accounts), 32 * MB) * 32 * MB;
      assertThat(HeapForAccounts.advice(accounts, asked)).as("%d accounts", accounts).isEmpty();
    }
  }
}

package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** What {@code ./postern status} says of accounts, be they few or thousands. */
class StatusStaysReadableTest {
  private final ArrayNode accounts = JsonNodeFactory.instance.arrayNode();

  private ObjectNode account(String outcome) {
    ObjectNode account = accounts.addObject();
    account.put("name", "box-" + accounts.size()).put("host", "pop.isp.example:995");
    account.put("schedule", "every 5 minutes").put("state", "idle").put("outcome", outcome);
    return account.put("error", false).put("report", "").put("question", "");
  }

  private void fill(int wanted) {
    for (int i = 0; i < wanted; i++) {
      account("complete");
    }
  }

  @Test
  void fewAreShownEachOne() {
    fill(AccountsText.FEW);
    assertThat(AccountsText.of(accounts, false)).contains("box-1 ", "box-" + AccountsText.FEW);
  }

  @Test
  void manyAreNumbersAndThoseInTrouble() {
    fill(1_997);
    account("");
    account("no login").put("error", true).put("report", "wrong password");
    account("question").put("state", "question").put("question", "is the mailbox new?");
    assertThat(AccountsText.of(accounts, false).lines())
        .hasSizeLessThan(20)
        .contains(
            "2000 accounts (status --all shows each one):",
            "   1997 last session: complete",
            "      1 not visited since the start",
            "      1 last session: no login",
            "      1 question",
            "box-1999: wrong password",
            "box-2000 has a question: is the mailbox new?")
        .noneMatch(line -> line.startsWith("box-1 "));
  }

  @Test
  void whenTheProviderIsDownThirtyAreNamedAndTheRestCounted() {
    fill(100);
    accounts.forEach(account -> ((ObjectNode) account).put("error", true).put("report", "down"));
    assertThat(AccountsText.of(accounts, false))
        .contains("\nbox-30: down\n", "and 70 more in trouble\n")
        .doesNotContain("box-31");
  }

  @Test
  void allShowsEachOne() {
    fill(100);
    assertThat(AccountsText.of(accounts, true)).contains("box-1 ", "box-100");
  }

  @Test
  void withoutAnyItSaysSo() {
    assertThat(AccountsText.of(accounts, false)).isEqualTo("No accounts.\n");
  }
}

package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.TreeMap;

/**
 * The accounts as text for a person: each one while they fit a screen; of many, how they are in
 * numbers, and those that are in trouble.
 */
final class AccountsText {
  /** As many as one looks through. */
  static final int FEW = 30;

  private static final TextTable TABLE =
      new TextTable(
          Column.text("ACCOUNT", "name", 10),
          Column.text("HOST", "host", 10),
          Column.text("SCHEDULE", "schedule", 8),
          Column.text("STATE", "state", 8),
          Column.moment("LAST SESSION", "started"),
          Column.moment("NEXT", "next"),
          Column.text("OUTCOME", "outcome", 8));

  private AccountsText() {}

  /**
   * @param accounts rows as {@link AccountOperations#list} gives them
   * @param every whether each one is shown, however many there are
   * @return lines that each end with a line feed
   */
  static String of(JsonNode accounts, boolean every) {
    if (accounts.isEmpty()) {
      return "No accounts.\n";
    }
    return every || accounts.size() <= FEW
        ? TABLE.of(accounts) + troubles(accounts)
        : numbers(accounts) + inTrouble(accounts);
  }

  private static String numbers(JsonNode accounts) {
    Map<String, Integer> states = new TreeMap<>();
    for (JsonNode account : accounts) {
      states.merge(condition(account), 1, Integer::sum);
    }
    StringBuilder text = new StringBuilder();
    text.append(accounts.size()).append(" accounts (status --all shows each one):\n");
    states.forEach((state, count) -> text.append("%7d %s\n".formatted(count, state)));
    return text.toString();
  }

  /** In words of its own, since an account may be asking, running, and never have been visited. */
  private static String condition(JsonNode account) {
    String state = TextTable.plain(account.path("state"));
    if (!state.equals("idle")) {
      return state;
    }
    String outcome = TextTable.plain(account.path("outcome"));
    return outcome.isEmpty() ? "not visited since the start" : "last session: " + outcome;
  }

  private static String inTrouble(JsonNode accounts) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    int more = 0;
    for (JsonNode account : accounts) {
      if (isInTrouble(account)) {
        if (rows.size() < FEW) {
          rows.add(account);
        } else {
          more++;
        }
      }
    }
    if (rows.isEmpty()) {
      return "";
    }
    String rest = more == 0 ? "" : "and " + more + " more in trouble\n";
    return "\n" + TABLE.of(rows) + rest + troubles(rows);
  }

  private static boolean isInTrouble(JsonNode account) {
    return account.path("error").asBoolean() || !account.path("question").asText().isEmpty();
  }

  private static String troubles(JsonNode accounts) {
    StringBuilder text = new StringBuilder();
    for (JsonNode account : accounts) {
      String name = TextTable.plain(account.path("name"));
      if (!account.path("question").asText().isEmpty()) {
        String question = TextTable.plain(account.path("question"));
        text.append("\n%s has a question: %s\n".formatted(name, question));
      }
      if (account.path("error").asBoolean()) {
        text.append("\n%s: %s\n".formatted(name, TextTable.plain(account.path("report"))));
      }
    }
    return text.toString();
  }
}

package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** {@code journal --follow}: the last lines, and then each new one, oldest first. */
final class JournalFollowing {
  private static final int PAGE = 1_000;
  private static final int LAST = 10;

  private final ClientCommand command;
  private final ConsoleClient gateway;
  private final JournalCriteria criteria;

  JournalFollowing(ClientCommand command, ConsoleClient gateway, JournalCriteria criteria) {
    this.command = command;
    this.gateway = gateway;
    this.criteria = criteria;
  }

  /**
   * Goes on until the thread is interrupted.
   *
   * @param limit of the lines that are there already; ten at the most
   */
  int run(int limit) throws GatewayNotRunningException, RequestFailedException {
    long seq = gateway.call("Journal", "newest").asLong();
    JsonNode last =
        gateway.call(
            "Journal",
            "query",
            criteria.mail,
            criteria.account,
            criteria.recipient,
            criteria.event,
            null,
            null,
            Math.min(limit, LAST));
    ArrayNode forward = JsonNodeFactory.instance.arrayNode();
    for (int i = last.size() - 1; i >= 0; i--) {
      if (last.get(i).path("seq").asLong() <= seq) {
        forward.add(last.get(i));
      }
    }
    show(forward);
    do {
      JsonNode fresh = after(seq);
      show(fresh);
      seq = fresh.isEmpty() ? seq : fresh.get(fresh.size() - 1).path("seq").asLong();
    } while (Heartbeat.pause(Heartbeat.SECOND));
    return ClientCommand.DONE;
  }

  private JsonNode after(long seq) throws GatewayNotRunningException, RequestFailedException {
    return gateway.call(
        "Journal",
        "after",
        seq,
        criteria.mail,
        criteria.account,
        criteria.recipient,
        criteria.event,
        PAGE);
  }

  private void show(JsonNode rows) {
    for (JsonNode row : rows) {
      command.printLine(row, JournalLine.of(row));
    }
  }
}

package io.postern.manage;

import io.postern.queue.Done;
import io.postern.queue.Done.Result;
import io.postern.queue.Operation;
import io.postern.queue.Queue;
import io.postern.queue.QueueQuery;
import io.postern.queue.Selection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Does what a person wants of mails in the queue, in the name of whoever is signed in. */
final class QueueWork {
  private static final int MAX_IDS = 10_000;

  private final Queue queue;

  QueueWork(Queue queue) {
    this.queue = queue;
  }

  /**
   * For some mails, by name.
   *
   * @return a row for each: id and result
   * @throws IllegalArgumentException when no name is given, or too many
   */
  List<Map<String, String>> named(Operation operation, String... ids) {
    if (ids == null || ids.length == 0 || ids.length > MAX_IDS) {
      throw new IllegalArgumentException(
          "expected ids of mails, 1 to %d of them, not %d"
              .formatted(MAX_IDS, ids == null ? 0 : ids.length));
    }
    List<String> names = List.of(ids).stream().map(String::strip).toList();
    List<Map<String, String>> rows = new ArrayList<>(names.size());
    for (Done done : queue.apply(operation, Selection.of(names), SignedIn.name())) {
      rows.add(Map.of("id", done.mailId(), "result", word(done.result())));
    }
    return rows;
  }

  /**
   * For all mails that match; takes no more memory when there are more.
   *
   * @return how many there were, under {@code mails}, and how many had each result
   */
  Map<String, Long> matching(Operation operation, QueueQuery query) {
    Map<Result, Long> counts = new EnumMap<>(Result.class);
    long mails =
        queue.apply(
            operation,
            Selection.of(query),
            SignedIn.name(),
            some -> some.forEach(done -> counts.merge(done.result(), 1L, Long::sum)));
    Map<String, Long> answer = new LinkedHashMap<>();
    answer.put("mails", mails);
    counts.forEach((result, count) -> answer.put(word(result), count));
    return answer;
  }

  private static String word(Result result) {
    return result.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package io.postern.manage;

import io.postern.account.Problem;
import io.postern.account.Reload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of reading the settings again, as JMX and JSON have it. */
final class ReloadMap {
  private ReloadMap() {}

  /** {@code result} is {@code done}, {@code nothing} or {@code refused}. */
  static Map<String, Object> of(Reload reload) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (reload instanceof Reload.Done done) {
      map.put("result", "done");
      map.put("added", done.added());
      map.put("changed", done.changed());
      map.put("removed", done.removed());
      map.put("waiting", done.waiting());
      map.put("endpoints", done.endpoints());
      map.put("others", keys(done.others()));
      map.put("atNextStart", keys(done.atNextStart()));
    } else if (reload instanceof Reload.Nothing nothing) {
      map.put("result", "nothing");
      map.put("waiting", nothing.waiting());
      map.put("atNextStart", keys(nothing.atNextStart()));
    } else {
      map.put("result", "refused");
      map.put("problems", lines(((Reload.Refused) reload).problems()));
    }
    return map;
  }

  /** With what all of them begin with. */
  static List<String> keys(List<String> keys) {
    return keys.stream().map("postern."::concat).toList();
  }

  /** As {@code ./postern check} prints them. */
  static List<String> lines(List<Problem> problems) {
    return problems.stream().map(Problem::toString).toList();
  }
}

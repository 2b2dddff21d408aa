package io.postern.fetch.pop3;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * UIDLs that a server gives to several mails at once, against RFC 1939 section 7.
 *
 * @param keys the key of each mail whose UIDL an earlier mail has, by index
 * @param ambiguous all mails whose UIDL is not theirs alone, the first of them included
 */
record RepeatedUidls(Map<Integer, String> keys, BitSet ambiguous) {

  /** Finds them among {@code count} UIDLs. No key is the UIDL or the key of another mail. */
  static RepeatedUidls among(int count, IntFunction<String> uidls) {
    Set<String> all = new HashSet<>();
    Map<String, Integer> repeated = new HashMap<>();
    for (int i = 0; i < count; i++) {
      String uidl = uidls.apply(i);
      if (!all.add(uidl)) {
        repeated.put(uidl, 0);
      }
    }
    return repeated.isEmpty()
        ? new RepeatedUidls(Map.of(), new BitSet())
        : marked(count, uidls, all, repeated);
  }

  private static RepeatedUidls marked(
      int count, IntFunction<String> uidls, Set<String> all, Map<String, Integer> occurrences) {
    Map<Integer, String> keys = new HashMap<>();
    BitSet ambiguous = new BitSet(count);
    for (int i = 0; i < count; i++) {
      String uidl = uidls.apply(i);
      Integer before = occurrences.get(uidl);
      if (before == null) {
        continue;
      }
      ambiguous.set(i);
      int occurrence = before + 1;
      while (occurrence > 1 && all.contains(uidl + "#" + occurrence)) {
        occurrence++;
      }
      if (occurrence > 1) {
        keys.put(i, uidl + "#" + occurrence);
      }
      occurrences.put(uidl, occurrence);
    }
    return new RepeatedUidls(keys, ambiguous);
  }
}

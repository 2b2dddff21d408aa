package io.postern.route;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Recipients by a keyword that stands as a word before the at sign of an address; by hash, so that
 * thousands of keywords cost as much as one.
 */
final class KeywordLookup implements Lookup {
  private final Map<String, List<Integer>> recipientsByKeyword = new HashMap<>();
  private final BitSet lengths = new BitSet();

  /** The keywords of the recipients. */
  KeywordLookup(List<Recipient> recipients) {
    for (int i = 0; i < recipients.size(); i++) {
      for (String text : recipients.get(i).keywords()) {
        String keyword = Keyword.of(text).toString();
        recipientsByKeyword.computeIfAbsent(keyword, any -> new ArrayList<>()).add(i);
        lengths.set(keyword.length());
      }
    }
  }

  @Override
  public void find(String address, Hits hits) {
    String local = address.substring(0, Math.max(0, address.lastIndexOf('@')));
    for (int start = 0; start < local.length(); start++) {
      if (isBoundary(local, start)) {
        findFrom(start, local, hits);
      }
    }
  }

  private void findFrom(int start, String local, Hits hits) {
    int room = local.length() - start;
    for (int n = lengths.nextSetBit(1); n > 0 && n <= room; n = lengths.nextSetBit(n + 1)) {
      if (isBoundary(local, start + n)) {
        String word = local.substring(start, start + n);
        recipientsByKeyword
            .getOrDefault(word, List.of())
            .forEach(recipient -> hits.hit(recipient, "keyword " + word));
      }
    }
  }

  /** Whether a word may begin or end here: not between two letters or digits. */
  private static boolean isBoundary(String local, int at) {
    return at == 0
        || at == local.length()
        || !Character.isLetterOrDigit(local.charAt(at - 1))
        || !Character.isLetterOrDigit(local.charAt(at));
  }
}

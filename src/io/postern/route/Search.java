package io.postern.route;

import io.postern.mail.Header;
import io.postern.mail.HeaderText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One search for the recipients of one mail: collects the candidates of the fields it is given, and
 * whom they mean. Counts are bounded, whatever the header holds.
 */
final class Search {
  private static final int MAX_FOREIGN = 200;
  private static final int MAX_VALUE = 1_000;

  private final List<Recipient> recipients;
  private final Predicate<String> own;
  private final List<Candidate> candidates = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final TreeMap<Integer, Match> matches = new TreeMap<>();
  private int ours;

  /**
   * @param own whether a canonical address counts as ours
   */
  Search(List<Recipient> recipients, Predicate<String> own) {
    this.recipients = recipients;
    this.own = own;
  }

  /** Looks for every address in a field of addresses. */
  void addresses(Header.Field field, List<Lookup> lookups) {
    scan(field, lookups);
  }

  /**
   * Looks for every address in an envelope header, and for its value as a whole, since a mask may
   * describe more than the address.
   */
  void envelope(Header.Field field, List<Lookup> lookups) {
    Addresses addresses = scan(field, lookups);
    String value = HeaderText.utf8(field.value());
    if (addresses.found > 1 || value.length() > MAX_VALUE) {
      return;
    }
    boolean valid = addresses.ours == 1 || own.test(value.toLowerCase(Locale.ROOT));
    boolean isOurs = valid && CanonicalAddress.isVisible(value);
    candidate(field.name(), isOurs ? value : HeaderText.decode(value), isOurs, lookups);
  }

  /** What one field held. */
  private static final class Addresses {
    private int found;
    private int ours;
  }

  private Addresses scan(Header.Field field, List<Lookup> lookups) {
    Addresses addresses = new Addresses();
    AddressScanner.scan(
        HeaderText.utf8(field.value()),
        text ->
            CanonicalAddress.of(text)
                .ifPresent(
                    address -> {
                      boolean isOurs = own.test(address.text());
                      addresses.found++;
                      addresses.ours += isOurs ? 1 : 0;
                      candidate(field.name(), address.text(), isOurs, lookups);
                    }));
    return addresses;
  }

  private void candidate(String field, String text, boolean isOurs, List<Lookup> lookups) {
    boolean room = isOurs ? ours < Router.MAX_CANDIDATES : candidates.size() - ours < MAX_FOREIGN;
    String lower = text.toLowerCase(Locale.ROOT);
    if (!room || !seen.add(lower)) {
      return;
    }
    candidates.add(new Candidate(field, text, isOurs));
    if (isOurs) {
      ours++;
      lookups.forEach(l -> l.find(lower, (place, criterion) -> hit(place, criterion, field, text)));
    }
  }

  private void hit(int place, String criterion, String field, String text) {
    if (!matches.containsKey(place)) {
      String where = criterion.endsWith(" " + text) ? "" : ": " + text;
      matches.put(place, new Match(recipients.get(place), criterion + " in " + field + where));
    }
  }

  /** In the order of finding. */
  List<Candidate> candidates() {
    return candidates;
  }

  /** By place in the list of recipients. */
  TreeMap<Integer, Match> matches() {
    return matches;
  }
}

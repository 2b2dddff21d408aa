package io.postern.fetch;

import io.postern.fetch.pop3.Listing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A listing, message by message, together with what the ledger knows about each. */
final class MailboxRows {
  private static final String BY_NAME = "uidl:";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private final Listing listing;

  MailboxRows(Listing listing) {
    this.listing = listing;
  }

  /** How a UIDL is written so that it is not taken for a number. */
  static String byName(String uidl) {
    return BY_NAME + uidl;
  }

  int size() {
    return listing.size();
  }

  int beyond() {
    return listing.oddities().beyond();
  }

  long octets() {
    long sum = 0;
    for (int i = 0; i < listing.size(); i++) {
      sum += listing.octets(i);
    }
    return sum;
  }

  /**
   * Some messages, the last one first.
   *
   * @param start index of the first, from 0
   * @param end behind the last
   * @param ledger what it knows about messages, by their UIDLs
   */
  List<MailboxRow> between(
      int start, int end, Function<List<String>, Map<String, LedgerEntry>> ledger) {
    List<Integer> wanted = new ArrayList<>();
    for (int i = end - 1; i >= start; i--) {
      wanted.add(i);
    }
    return rows(wanted, ledger);
  }

  /** Those that have one of these numbers, or one of these UIDLs, in the order of the listing. */
  List<MailboxRow> named(
      Collection<String> which, Function<List<String>, Map<String, LedgerEntry>> ledger) {
    Set<Integer> numbers = new HashSet<>();
    Set<String> uidls = new HashSet<>();
    for (String each : which) {
      if (NUMBER.matcher(each).matches()) {
        numbers.add(Integer.parseInt(each));
      } else {
        uidls.add(each.startsWith(BY_NAME) ? each.substring(BY_NAME.length()) : each);
      }
    }
    List<Integer> wanted = new ArrayList<>();
    for (int i = 0; i < listing.size(); i++) {
      boolean byNumber = numbers.contains(listing.number(i));
      if (byNumber || (!uidls.isEmpty() && uidls.contains(listing.uidl(i)))) {
        wanted.add(i);
      }
    }
    return rows(wanted, ledger);
  }

  private List<MailboxRow> rows(
      List<Integer> wanted, Function<List<String>, Map<String, LedgerEntry>> ledger) {
    if (wanted.isEmpty()) {
      return Collections.emptyList();
    }
    Map<String, LedgerEntry> known = ledger.apply(wanted.stream().map(listing::uidl).toList());
    return wanted.stream().map(i -> row(i, known.get(listing.uidl(i)))).toList();
  }

  private MailboxRow row(int i, LedgerEntry known) {
    return new MailboxRow(
        listing.number(i),
        listing.uidl(i),
        listing.octets(i),
        listing.ambiguous(i),
        Optional.ofNullable(known),
        Optional.empty());
  }
}

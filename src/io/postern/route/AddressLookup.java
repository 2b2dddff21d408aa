package io.postern.route;

import io.postern.mail.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Recipients by address: whole addresses and domains by hash, so that thousands cost as much as
 * one; only patterns with {@code *} are tried one after the other.
 */
final class AddressLookup implements Lookup {
  private final Map<String, List<Entry>> exact = new HashMap<>();
  private final List<Wild> wild = new ArrayList<>();

  private record Entry(int recipient, String criterion) {}

  private record Wild(Glob glob, Entry entry) {}

  /** Addresses and other addresses of the recipients. */
  static AddressLookup of(List<Recipient> recipients) {
    AddressLookup lookup = new AddressLookup();
    for (int i = 0; i < recipients.size(); i++) {
      Recipient recipient = recipients.get(i);
      int place = i;
      recipient.address().map(Address::toString).ifPresent(a -> lookup.add(place, "address", a));
      recipient.otherAddresses().forEach(other -> lookup.add(place, "other address", other));
    }
    return lookup;
  }

  /** What counts as our own; every hit is for place 0. */
  static AddressLookup own(List<String> patterns) {
    AddressLookup lookup = new AddressLookup();
    patterns.forEach(pattern -> lookup.add(0, "own address", pattern));
    return lookup;
  }

  private void add(int recipient, String kind, String text) {
    AddressPattern pattern = AddressPattern.of(text);
    Entry entry = new Entry(recipient, kind + " " + text.trim());
    if (pattern.isWild()) {
      wild.add(new Wild(Glob.of(pattern.asGlob()), entry));
    } else {
      exact.computeIfAbsent(pattern.toString(), any -> new ArrayList<>()).add(entry);
    }
  }

  @Override
  public void find(String address, Hits hits) {
    report(exact.get(address), hits);
    report(exact.get(address.substring(Math.max(0, address.lastIndexOf('@')))), hits);
    for (Wild each : wild) {
      if (each.glob.matches(address)) {
        hits.hit(each.entry.recipient, each.entry.criterion);
      }
    }
  }

  /** Whether an address is meant at all. */
  boolean knows(String address) {
    return exact.containsKey(address)
        || exact.containsKey(address.substring(Math.max(0, address.lastIndexOf('@'))))
        || wild.stream().anyMatch(each -> each.glob.matches(address));
  }

  private static void report(List<Entry> entries, Hits hits) {
    if (entries != null) {
      entries.forEach(entry -> hits.hit(entry.recipient, entry.criterion));
    }
  }
}

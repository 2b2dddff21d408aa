package io.postern.route;

import io.postern.mail.Address;
import java.util.ArrayList;
import java.util.List;

/** Recipients by the mask of an envelope header (F59). */
final class MaskLookup implements Lookup {
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(Glob glob, int recipient, String criterion) {}

  private MaskLookup(Mask mask, List<Recipient> recipients) {
    for (int i = 0; i < recipients.size(); i++) {
      if (mask.subject() == Mask.Subject.KEYWORD) {
        addKeywords(mask, i, recipients.get(i));
      } else {
        addAddresses(mask, i, recipients.get(i));
      }
    }
  }

  /** The fastest way to look up what this mask looks for. */
  static Lookup of(Mask mask, List<Recipient> recipients) {
    return mask.isBare() && mask.subject() == Mask.Subject.ADDRESS
        ? AddressLookup.of(recipients)
        : new MaskLookup(mask, recipients);
  }

  private void addKeywords(Mask mask, int place, Recipient recipient) {
    for (String text : recipient.keywords()) {
      String keyword = Keyword.of(text).toString();
      entries.add(new Entry(mask.with(keyword), place, "keyword " + keyword));
    }
  }

  private void addAddresses(Mask mask, int place, Recipient recipient) {
    recipient.address().map(Address::toString).ifPresent(a -> add(mask, place, "address", a));
    recipient.otherAddresses().forEach(other -> add(mask, place, "other address", other));
  }

  private void add(Mask mask, int place, String kind, String text) {
    String glob = AddressPattern.of(text).asGlob();
    entries.add(new Entry(mask.with(glob), place, kind + " " + text.trim()));
  }

  @Override
  public void find(String value, Hits hits) {
    for (Entry entry : entries) {
      if (entry.glob.matches(value)) {
        hits.hit(entry.recipient, entry.criterion);
      }
    }
  }
}

package io.postern.fetch.pop3;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The mails of a {@link FakePop3}, and what became of them. */
final class FakeMailbox {
  /**
   * A mail.
   *
   * @param size as LIST says, true or not
   * @param content its octets; the same object for the same mail
   */
  record Stored(String uidl, long size, Supplier<byte[]> content) {}

  private final List<Stored> mails = new ArrayList<>();
  private final List<String> deleted = new ArrayList<>();

  synchronized void add(String uidl, long size, Supplier<byte[]> content) {
    mails.add(new Stored(uidl, size, content));
  }

  synchronized void rename(String old, String uidl) {
    mails.replaceAll(m -> m.uidl().equals(old) ? new Stored(uidl, m.size(), m.content()) : m);
  }

  synchronized void lie(String uidl, long size) {
    mails.replaceAll(m -> m.uidl().equals(uidl) ? new Stored(uidl, size, m.content()) : m);
  }

  synchronized List<Stored> mails() {
    return List.copyOf(mails);
  }

  synchronized List<String> deleted() {
    return List.copyOf(deleted);
  }

  synchronized void delete(List<Stored> gone) {
    for (Stored mail : gone) {
      if (mails.removeIf(m -> m.content() == mail.content())) {
        deleted.add(mail.uidl());
      }
    }
  }
}

package io.postern.demo;

import io.postern.wire.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One account's mails at the embedded provider, in memory. One session at a time has it (RFC 1939
 * section 4); mails that arrive meanwhile are seen by the next.
 */
final class Maildrop {
  private static final int MAX_MAILS = 1_000;

  private final Secret password;
  private final List<StoredMail> mails = new ArrayList<>();
  private boolean locked;

  Maildrop(Secret password) {
    this.password = password;
  }

  /** Whether this is the password; takes the same time for every wrong one of the same length. */
  boolean opensWith(String attempt) {
    return MessageDigest.isEqual(
        attempt.getBytes(StandardCharsets.UTF_8),
        password.reveal().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws IllegalStateException when the account is full
   */
  synchronized void add(StoredMail mail) {
    if (mails.size() >= MAX_MAILS) {
      throw new IllegalStateException("the demo account is full: it holds " + MAX_MAILS + " mails");
    }
    mails.add(mail);
  }

  synchronized int count() {
    return mails.size();
  }

  /** The mails as they are now, for one session; empty when another session has them. */
  synchronized Optional<List<StoredMail>> lock() {
    if (locked) {
      return Optional.empty();
    }
    locked = true;
    return Optional.of(List.copyOf(mails));
  }

  /** Ends the session's exclusive use and removes what it deleted. */
  synchronized void release(Collection<StoredMail> deleted) {
    mails.removeAll(deleted);
    locked = false;
  }
}

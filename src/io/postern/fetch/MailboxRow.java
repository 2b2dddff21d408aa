package io.postern.fetch;

import java.util.Optional;

/**
 * A message at the provider, as a person is shown it.
 *
 * @param number what the provider calls it in this session; another one may have it in the next
 * @param uidl what it is called for good
 * @param octets its size, as the provider says
 * @param ambiguous whether other messages have the same UIDL, so that it is not known which is
 *     which
 * @param known what we did with it; empty when we never saw it
 * @param excerpt who it is from; empty when nobody asked, or the provider does not tell
 */
public record MailboxRow(
    int number,
    String uidl,
    long octets,
    boolean ambiguous,
    Optional<LedgerEntry> known,
    Optional<MailExcerpt> excerpt) {}

package io.postern.fetch;

import java.util.List;

/**
 * A mail that was on its way to recipients when the process died; they may have it or not.
 *
 * @param mailId our name for it
 * @param account where it came from; null when the ledger does not know the mail any more
 * @param recipients who may have it
 */
public record LedgerInDoubt(String mailId, String account, List<String> recipients) {}

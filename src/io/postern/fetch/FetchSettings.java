package io.postern.fetch;

import java.nio.file.Path;

/**
 * How all accounts are fetched.
 *
 * @param dataDir where spool files are kept while a mail is on its way
 * @param parallelSessions how many accounts are visited at once, at the most
 * @param inFlight how many mails of one session are under way at once, at the most
 * @param attempts how often a mail is tried before it goes to the hold
 * @param reconnects how often one session connects again after a lost connection
 * @param spoolThreshold octets of a mail that are kept in memory before it moves to a spool file
 */
public record FetchSettings(
    Path dataDir,
    int parallelSessions,
    int inFlight,
    int attempts,
    int reconnects,
    int spoolThreshold) {}

package io.postern.manage;

import io.postern.fetch.SessionReport;
import java.time.Instant;
import java.util.Optional;

/**
 * What an operator sees of one account.
 *
 * @param name the account
 * @param host where it is, with the port, for example {@code pop.isp.example:995}
 * @param schedule when it is visited, in words or as the cron expression
 * @param running whether a session is under way
 * @param session the number of the last session that ended since the start of the gateway; 0 when
 *     none has
 * @param last how that session ended; may also be known from before the start
 * @param next when it is visited next; empty when only on demand, or paused
 * @param question what somebody has to answer before anything is fetched again
 */
public record AccountState(
    String name,
    String host,
    String schedule,
    boolean running,
    long session,
    Optional<SessionReport> last,
    Optional<Instant> next,
    Optional<String> question) {}

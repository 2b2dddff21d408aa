package io.postern.accept;

import io.postern.mail.Address;
import io.postern.mail.MailIds;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Predicate;

/**
 * What the listener works with.
 *
 * @param settings what an administrator wrote
 * @param certificates folder for a certificate of the gateway's own, used when none is configured
 * @param ids names the mails
 * @param clock tells the time for trace lines
 * @param meter counts
 * @param trace of the dialogues, for when somebody wants to see them
 * @param knownSender whether somebody could be told when a mail of this sender fails (F96); the log
 *     says it when not (F97)
 */
public record AcceptStation(
    AcceptSettings settings,
    Path certificates,
    MailIds ids,
    Clock clock,
    AcceptMeter meter,
    AcceptTrace trace,
    Predicate<Address> knownSender) {}

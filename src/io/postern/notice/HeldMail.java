package io.postern.notice;

import java.time.Instant;
import java.util.List;

/**
 * What a notice says about a held mail. Sender, subject, recipients and reason may come from
 * strangers.
 *
 * @param id our name for it
 * @param account where it came from
 * @param sender the envelope's sender; empty for {@code <>}
 * @param subject readable text
 * @param recipients for whom it is held; empty: for whom routing says
 * @param reason why
 * @param at since when
 * @param size in octets
 */
public record HeldMail(
    String id,
    String account,
    String sender,
    String subject,
    List<String> recipients,
    String reason,
    Instant at,
    long size) {}

package io.postern.relay;

import io.postern.mail.Address;
import io.postern.queue.Settlement.Fate;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an attempt means for each recipient, before anybody is told.
 *
 * @param fates one for each recipient of the attempt
 * @param delivered whose server has the mail
 * @param refused whose server will never take it
 * @param expired who did not get it in time
 * @param waiting who was tried and is to be tried again
 * @param counts whether it counts as an attempt
 * @param next when the open ones are to be tried again
 */
record Decision(
    Map<Address, Fate> fates,
    List<Address> delivered,
    List<Address> refused,
    List<Address> expired,
    List<Address> waiting,
    boolean counts,
    Instant next) {}

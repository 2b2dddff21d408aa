package io.postern.system;

import java.util.List;
import java.util.Optional;

/**
 * A mail that an {@link SmtpSink} has: its final dot was read.
 *
 * @param number of the transaction, from 1, in the order of DATA
 * @param sender as MAIL FROM gave it, without angle brackets; empty for {@code <>}
 * @param recipients as the accepted RCPT TO gave them, without angle brackets
 * @param parameters what stood behind the sender, for example {@code SIZE=10 BODY=8BITMIME}
 * @param recipientParameters what stood behind each accepted recipient, in their order; empty texts
 *     where nothing did
 * @param size octets of the whole content
 * @param ownOctets how many of them are the gateway's own lines on top
 * @param sha256 of what is below these, 64 hexadecimal digits
 * @param specimenId the value of the field X-Specimen-Id, if there is one
 * @param answered whether the client was told 250
 * @param content the whole content if the sink keeps contents
 */
public record SinkMail(
    int number,
    String sender,
    List<String> recipients,
    String parameters,
    List<String> recipientParameters,
    long size,
    int ownOctets,
    String sha256,
    Optional<String> specimenId,
    boolean answered,
    Optional<byte[]> content) {

  /** By which a test recognises a mail: the specimen's id, else the digest. */
  public String identity() {
    return specimenId.orElse(sha256);
  }
}

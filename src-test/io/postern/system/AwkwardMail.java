package io.postern.system;

import java.util.Arrays;

/**
 * A mail that has made some mail program stumble.
 *
 * @param id its name; also in its X-Specimen-Id field, where it has a header to put it in
 * @param octets the whole mail as a provider stores it
 * @param why what is awkward
 */
public record AwkwardMail(String id, byte[] octets, String why) {

  /**
   * As a test recognises it at an {@link SmtpSink} when nothing below the own lines was changed.
   */
  public String identity() {
    return MailDigest.identityOf(octets);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AwkwardMail mail
        && id.equals(mail.id)
        && Arrays.equals(octets, mail.octets);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id + " (" + octets.length + " octets): " + why;
  }
}

package io.postern.system;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Mails that were put into mailboxes, and in which form each must come out of the gateway below the
 * lines that it adds. Mails are compared by digests and named in messages.
 */
final class Consignment {
  private final Map<String, String> names = new HashMap<>();
  private final List<String> deliverable = new ArrayList<>();
  private final List<String> dangerous = new ArrayList<>();
  private final UnaryOperator<byte[]> record;

  /**
   * @param record what the internal server of the test writes down of the octets that it gets
   */
  Consignment(UnaryOperator<byte[]> record) {
    this.record = record;
  }

  /**
   * Adds a mail.
   *
   * @param account where it lies
   * @param octets as the provider hands it out
   */
  void add(String account, AwkwardMail mail, byte[] octets) {
    String digest = MailDigest.sha256Of(record.apply(octets));
    String name = account + "/" + mail.id() + " " + digest.substring(0, 8);
    names.merge(account + digest, name, (first, second) -> first);
    (LookAlike.isIn(octets) ? dangerous : deliverable).add(names.get(account + digest));
  }

  /** Names of the mails that must be delivered; one that was put in twice is here twice. */
  List<String> deliverable() {
    return deliverable;
  }

  /** Names of the mails that must not be sent to any server. */
  List<String> dangerous() {
    return dangerous;
  }

  /** How a mail with this digest is called; a text of its own when nobody put it in. */
  String nameOf(String account, String digest) {
    return names.getOrDefault(account + digest, account + "/never put in " + digest);
  }

  /** What came to a sink, but for notices, each under its name. */
  List<String> namesOf(Collection<SinkMail> mails) {
    return mails.stream()
        .filter(mail -> !isNotice(mail))
        .map(mail -> nameOf(mailbox(mail.recipients()), mail.sha256()))
        .toList();
  }

  /** The account whose internal mailbox got a mail, when that alone got it. */
  static String mailbox(List<String> recipients) {
    return String.join("+", recipients).replace(SiteSettings.DOMAIN, "");
  }

  /** Whether the gateway wrote the mail itself. */
  static boolean isNotice(SinkMail mail) {
    return mail.recipients().equals(List.of(SiteSettings.POSTMASTER));
  }
}

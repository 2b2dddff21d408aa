package io.postern.inspect.spam;

import io.postern.inspect.Occasion;
import io.postern.mail.Address;
import io.postern.mail.Mail;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Senders whose mail is never, or always, taken for spam (F155). Of both lists the white one
 * decides.
 *
 * <p>Anybody can write any sender into a mail. The black list therefore takes envelope sender and
 * From alike, since nobody forges himself into it; the white list is careful:
 *
 * <ul>
 *   <li>the From counts only when the scanner verified it (DKIM of that domain, or DMARC);
 *   <li>the envelope sender counts as it is, or, with {@code proof}, only when the scanner verified
 *       it (SPF);
 *   <li>both count when one of our own users sends the mail and has logged in.
 * </ul>
 *
 * @param white never spam
 * @param black always spam
 * @param proof whether a white envelope sender must have been verified
 */
public record SenderLists(List<SenderPattern> white, List<SenderPattern> black, boolean proof) {
  /** Nobody on either list. */
  public static final SenderLists NONE = new SenderLists(List.of(), List.of(), true);

  /** What SpamAssassin and Rspamd call an envelope sender that SPF confirms. */
  private static final Set<String> SENDER_VERIFIED = Set.of("SPF_PASS", "R_SPF_ALLOW");

  /** What they call a From that DKIM or DMARC confirms. */
  private static final Set<String> AUTHOR_VERIFIED =
      Set.of("DKIM_VALID_AU", "DMARC_PASS", "DMARC_POLICY_ALLOW");

  public SenderLists {
    white = List.copyOf(white);
    black = List.copyOf(black);
  }

  /**
   * The entry that makes a mail welcome.
   *
   * @param symbols what the scanner found
   */
  Optional<SenderPattern> welcoming(Mail mail, Occasion occasion, Collection<String> symbols) {
    boolean ownUser =
        occasion.direction() == Occasion.Direction.OUTGOING
            && occasion.client().flatMap(client -> client.user()).isPresent();
    boolean believed = ownUser || !proof || !Collections.disjoint(symbols, SENDER_VERIFIED);
    Optional<SenderPattern> bySender =
        believed ? first(white, sender(mail, occasion)) : Optional.empty();
    if (bySender.isPresent()) {
      return bySender;
    }
    List<Address> authors = Authors.of(mail.header());
    boolean verified = ownUser || !Collections.disjoint(symbols, AUTHOR_VERIFIED);
    return verified && authors.size() == 1 ? first(white, authors) : Optional.empty();
  }

  /** The entry that makes a mail unwelcome. */
  Optional<SenderPattern> banning(Mail mail, Occasion occasion) {
    return black.isEmpty()
        ? Optional.empty()
        : first(black, sender(mail, occasion)).or(() -> first(black, Authors.of(mail.header())));
  }

  private static List<Address> sender(Mail mail, Occasion occasion) {
    return ReturnPath.of(mail, occasion).flatMap(ReturnPath::address).stream().toList();
  }

  private static Optional<SenderPattern> first(List<SenderPattern> list, List<Address> addresses) {
    return list.stream()
        .filter(pattern -> addresses.stream().anyMatch(pattern::matches))
        .findFirst();
  }
}

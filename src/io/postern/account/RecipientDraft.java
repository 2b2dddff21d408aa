package io.postern.account;

import io.postern.mail.Address;
import io.postern.route.Recipient;
import io.postern.sessionlog.Wanted;
import java.util.List;
import java.util.Optional;

/** A recipient as far as it could be read. */
record RecipientDraft(
    Node node,
    Optional<String> name,
    Optional<Address> address,
    Optional<String> endpoint,
    List<Section.Entry<String>> accounts,
    boolean allMail,
    List<String> otherAddresses,
    List<String> keywords,
    boolean leaveOnServer,
    Wanted sessionLog) {

  /** The recipient, when nothing is wrong with it. */
  Recipient recipient() {
    return new Recipient(
        name.or(() -> address.map(Address::toString)).orElseThrow(),
        address,
        endpoint,
        accounts.stream().map(Section.Entry::value).toList(),
        allMail,
        otherAddresses,
        keywords,
        leaveOnServer);
  }
}

package io.postern.manage;

import io.postern.inspect.Remedy;
import io.postern.mail.Address;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says what is done with a mail, in the words of the rules file. */
final class RemedyWords {
  private RemedyWords() {}

  /** All of them, in their order. */
  static String of(List<Remedy> remedies) {
    return remedies.stream().map(RemedyWords::of).collect(Collectors.joining(", "));
  }

  private static String of(Remedy remedy) {
    if (remedy instanceof Remedy.NotifySpecialist notice) {
      return "notify " + notice.specialist();
    }
    if (remedy instanceof Remedy.Redirect redirect) {
      return "redirect to " + addresses(redirect.to());
    }
    if (remedy instanceof Remedy.Copy copy) {
      return "copy to " + addresses(copy.to());
    }
    if (remedy instanceof Remedy.TagSubject tag) {
      return "tag-subject \"" + tag.tag() + "\"";
    }
    if (remedy instanceof Remedy.AddHeader field) {
      return "add-header \"" + field.name() + ": " + field.value() + "\"";
    }
    return plain(remedy);
  }

  private static String plain(Remedy remedy) {
    if (remedy instanceof Remedy.NotifyRecipients) {
      return "notify-recipients";
    }
    if (remedy instanceof Remedy.StripAttachments) {
      return "strip-attachments";
    }
    return remedy.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String addresses(List<Address> addresses) {
    return addresses.stream().map(Address::toString).collect(Collectors.joining(" and "));
  }
}

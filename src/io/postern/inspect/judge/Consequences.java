package io.postern.inspect.judge;

import io.postern.inspect.Remedy;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Says what is to be done with a mail. No address is in it, since strangers may read it, and nobody
 * need know who else is told.
 */
final class Consequences {
  private static final Map<Class<? extends Remedy>, String> WORDS =
      Map.ofEntries(
          Map.entry(Remedy.Deliver.class, "the mail goes on"),
          Map.entry(Remedy.Hold.class, "the mail is held"),
          Map.entry(Remedy.Discard.class, "the mail is thrown away"),
          Map.entry(Remedy.Return.class, "the mail goes back to its sender"),
          Map.entry(Remedy.Later.class, "the mail is tried again later"),
          Map.entry(Remedy.Redirect.class, "others get the mail instead of its recipients"),
          Map.entry(Remedy.NotifyRecipients.class, "those concerned are told"),
          Map.entry(Remedy.NotifySpecialist.class, "a specialist is told"),
          Map.entry(Remedy.Warn.class, "a warning is put around it"),
          Map.entry(Remedy.Copy.class, "others get a copy"),
          Map.entry(Remedy.TagSubject.class, "the subject is tagged"),
          Map.entry(Remedy.AddHeader.class, "a header field is added"),
          Map.entry(Remedy.StripAttachments.class, "attachments are taken out"));

  private Consequences() {}

  /** In a few words, in the order of the remedies, each kind once. */
  static String of(List<Remedy> remedies) {
    return remedies.stream()
        .map(remedy -> WORDS.get(remedy.getClass()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Whether there are words for a kind of remedy. */
  static boolean knows(Class<?> kind) {
    return WORDS.containsKey(kind);
  }
}

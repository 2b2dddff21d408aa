package io.postern.inspect.rules.file;

import io.postern.inspect.Remedy;
import io.postern.mail.Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The table of all actions (F110): rules are read by it, unknown actions are what is not in it, and
 * the manual is checked against it.
 */
final class ActionTable {
  private static final Map<String, ActionKey> ROWS = new LinkedHashMap<>();
  private static final Map<String, Remedy> WORDS =
      Map.of(
          "deliver", new Remedy.Deliver(),
          "hold", new Remedy.Hold(),
          "discard", new Remedy.Discard(),
          "return", new Remedy.Return(),
          "notify-recipients", new Remedy.NotifyRecipients(),
          "warn", new Remedy.Warn(),
          "strip-attachments", new Remedy.StripAttachments(List.of()));

  static {
    Stream.of(fates(), notices(), changes())
        .flatMap(rows -> rows)
        .forEach(row -> ROWS.put(row.name(), row));
  }

  private ActionTable() {}

  /** Every row, in the order of the manual. */
  static List<ActionKey> rows() {
    return List.copyOf(ROWS.values());
  }

  static Set<String> names() {
    return ROWS.keySet();
  }

  static Optional<ActionKey> find(String name) {
    return Optional.ofNullable(ROWS.get(name));
  }

  /** What a word alone wants done. */
  static Remedy remedy(ActionKey word) {
    return WORDS.get(word.name());
  }

  private static ActionKey word(String name, Effect effect, boolean mayPass, String meaning) {
    return new ActionKey(name, Optional.empty(), effect, mayPass, name, meaning);
  }

  private static ActionKey row(
      String name,
      Kind<List<Remedy>> kind,
      Effect effect,
      boolean mayPass,
      String example,
      String meaning) {
    return new ActionKey(name, Optional.of(kind), effect, mayPass, name + ": " + example, meaning);
  }

  private static Kind<List<Remedy>> addresses(Function<List<Address>, List<Remedy>> make) {
    return new RemedyKind<>(new AddressKind(), make);
  }

  private static Stream<ActionKey> fates() {
    return Stream.of(
        word("deliver", Effect.FATE, true, "The mail goes on to its recipients."),
        word("hold", Effect.FATE, false, "The mail is kept for a person to decide about."),
        word("discard", Effect.FATE, false, "The mail is thrown away; its history says so."),
        word(
            "return",
            Effect.FATE,
            false,
            "The sender gets it back: a refusal for outgoing mail, a report for incoming mail."),
        row(
            "redirect",
            addresses(to -> List.of(new Remedy.Redirect(to))),
            Effect.FATE,
            false,
            "[postmaster@company.example]",
            "The mail goes to these instead of its recipients."));
  }

  private static Stream<ActionKey> notices() {
    return Stream.of(
        word(
            "notify-recipients",
            Effect.BESIDE,
            false,
            "Our people get a notice with its header: recipients of fetched mail, the sender of outgoing mail."),
        row(
            "notify",
            addresses(to -> to.stream().<Remedy>map(Remedy.NotifySpecialist::new).toList()),
            Effect.NOTICE,
            true,
            "security@company.example",
            "A specialist gets a notice with the complete mail attached."),
        row(
            "copy",
            addresses(to -> List.of(new Remedy.Copy(to))),
            Effect.BESIDE,
            true,
            "[archive@company.example]",
            "These get the mail as well."));
  }

  private static Stream<ActionKey> changes() {
    return Stream.of(
        word(
            "warn",
            Effect.CHANGE,
            false,
            "The recipients get a warning with the complete mail attached."),
        word(
            "strip-attachments",
            Effect.CHANGE,
            false,
            "The attachments that the conditions found, or else all, make room for a note."),
        row(
            "tag-subject",
            new RemedyKind<>(Kinds.TAG, tag -> List.of(new Remedy.TagSubject(tag))),
            Effect.CHANGE,
            true,
            "\"[checked]\"",
            "This text goes before the subject."),
        row(
            "add-header",
            new HeaderLine(),
            Effect.CHANGE,
            true,
            "\"X-Checked: yes\"",
            "This line goes on top of the header."));
  }
}

package io.postern.manage;

import io.postern.inspect.rules.AccountIs;
import io.postern.inspect.rules.AllOf;
import io.postern.inspect.rules.Always;
import io.postern.inspect.rules.Ambiguous;
import io.postern.inspect.rules.AnyOf;
import io.postern.inspect.rules.ArchivedName;
import io.postern.inspect.rules.AttachmentName;
import io.postern.inspect.rules.AttachmentType;
import io.postern.inspect.rules.AttachmentsAtLeast;
import io.postern.inspect.rules.BodyIs;
import io.postern.inspect.rules.Condition;
import io.postern.inspect.rules.DirectionIs;
import io.postern.inspect.rules.EncryptedArchive;
import io.postern.inspect.rules.FindingIs;
import io.postern.inspect.rules.HeaderIs;
import io.postern.inspect.rules.LargerThan;
import io.postern.inspect.rules.Mask;
import io.postern.inspect.rules.Not;
import io.postern.inspect.rules.Quantity;
import io.postern.inspect.rules.RecipientIs;
import io.postern.inspect.rules.ScoreAtLeast;
import io.postern.inspect.rules.SenderIs;
import io.postern.inspect.rules.SmallerThan;
import io.postern.inspect.rules.SubjectIs;
import io.postern.inspect.rules.TimeIs;
import io.postern.inspect.rules.Where;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says in a few words what a condition is about. */
final class ConditionWords {
  private static final Map<Class<?>, Function<Condition, String>> WORDS = table();

  private ConditionWords() {}

  /** In a few words; a part of a sentence. */
  static String of(Condition condition) {
    return WORDS.get(condition.getClass()).apply(condition);
  }

  /** Whether there are words for a kind of condition. */
  static boolean knows(Class<?> kind) {
    return WORDS.containsKey(kind);
  }

  private static Map<Class<?>, Function<Condition, String>> table() {
    Map<Class<?>, Function<Condition, String>> table = new HashMap<>();
    people(table);
    content(table);
    circumstances(table);
    put(table, AllOf.class, c -> joined(c.conditions(), " and "));
    put(table, AnyOf.class, c -> joined(c.conditions(), " or "));
    put(table, Not.class, c -> "not (" + of(c.condition()) + ")");
    put(table, Always.class, c -> "every mail");
    return Map.copyOf(table);
  }

  private static void people(Map<Class<?>, Function<Condition, String>> table) {
    put(table, SenderIs.class, c -> "the sender" + where(c.where()) + matches(c.masks()));
    put(table, RecipientIs.class, c -> "a recipient" + where(c.where()) + matches(c.masks()));
    put(table, AccountIs.class, c -> "the account" + matches(c.masks()));
  }

  private static void content(Map<Class<?>, Function<Condition, String>> table) {
    put(table, HeaderIs.class, c -> "a field " + c.name() + matches(c.masks()));
    put(table, SubjectIs.class, c -> "the subject" + matches(c.masks()));
    put(table, BodyIs.class, c -> "the text" + matches(c.masks()));
    put(table, LargerThan.class, c -> "the mail is larger than " + c.octets() + " octets");
    put(table, SmallerThan.class, c -> "the mail is smaller than " + c.octets() + " octets");
    put(table, AttachmentsAtLeast.class, c -> "there are at least " + c.count() + " attachments");
    put(table, AttachmentName.class, c -> each(c.quantity(), "attachment") + matches(c.masks()));
    put(
        table,
        AttachmentType.class,
        c -> "the type of " + each(c.quantity(), "attachment") + matches(c.masks()));
    put(
        table,
        ArchivedName.class,
        c -> each(c.quantity(), "file in an archive") + matches(c.masks()));
    put(table, EncryptedArchive.class, c -> "an archive is encrypted");
    put(table, Ambiguous.class, c -> "the mail is ambiguous");
  }

  private static void circumstances(Map<Class<?>, Function<Condition, String>> table) {
    put(table, DirectionIs.class, c -> "the mail is " + lower(c.direction()));
    put(table, TimeIs.class, ConditionWords::time);
    put(
        table,
        FindingIs.class,
        c -> c.inspector().orElse("an inspector") + " says " + lower(c.outcome()));
    put(table, ScoreAtLeast.class, c -> "the spam score is at least " + c.score());
  }

  private static <C extends Condition> void put(
      Map<Class<?>, Function<Condition, String>> table, Class<C> kind, Function<C, String> words) {
    table.put(kind, condition -> words.apply(kind.cast(condition)));
  }

  private static String joined(List<Condition> conditions, String word) {
    return conditions.size() == 1
        ? of(conditions.get(0))
        : conditions.stream()
            .map(each -> each instanceof AllOf || each instanceof AnyOf ? bracket(each) : of(each))
            .collect(Collectors.joining(word));
  }

  private static String bracket(Condition condition) {
    return "(" + of(condition) + ")";
  }

  private static String matches(List<Mask> masks) {
    return " matches "
        + masks.stream().map(mask -> "\"" + mask + "\"").collect(Collectors.joining(" or "));
  }

  private static String each(Quantity quantity, String thing) {
    boolean vowel = "aeiou".indexOf(thing.charAt(0)) >= 0;
    return (quantity == Quantity.EVERY ? "every " : vowel ? "an " : "a ") + thing;
  }

  private static String where(Where where) {
    return switch (where) {
      case ANYWHERE -> "";
      case ENVELOPE -> " in the envelope";
      case HEADER -> " in the header";
    };
  }

  private static String time(TimeIs time) {
    Set<?> days = time.days();
    String on =
        days.isEmpty()
            ? ""
            : " on "
                + time.days().stream()
                    .sorted()
                    .map(d -> lower(d))
                    .collect(Collectors.joining(", "));
    String between =
        time.from().equals(time.to()) ? "" : " between " + time.from() + " and " + time.to();
    return "it is" + on + between;
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package io.postern.inspect.rules.file;

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
import io.postern.inspect.rules.LargerThan;
import io.postern.inspect.rules.Mask;
import io.postern.inspect.rules.Not;
import io.postern.inspect.rules.RecipientIs;
import io.postern.inspect.rules.ScoreAtLeast;
import io.postern.inspect.rules.SenderIs;
import io.postern.inspect.rules.SmallerThan;
import io.postern.inspect.rules.SubjectIs;
import io.postern.inspect.rules.Where;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The table of all conditions (F106): rules are read by it, unknown keys are what is not in it, and
 * the manual is checked against it.
 */
final class ConditionTable {
  private static final String ADDRESSES = "\"*@partner.example; boss@company.example\"";
  private static final String NAMES = "\"*.exe; *.bat\"";
  private static final String TYPES = "\"application/x-dosexec; image/*\"";
  private static final String TEXTS = "\"*offer*; *casino*\"";
  private static final Map<String, ConditionKey<?>> ROWS = new LinkedHashMap<>();

  static {
    Stream.of(addresses(), attachments(), texts(), occasions(), combinations())
        .flatMap(rows -> rows)
        .forEach(row -> ROWS.put(row.name(), row));
  }

  private ConditionTable() {}

  /** Every row, in the order of the manual. */
  static List<ConditionKey<?>> rows() {
    return List.copyOf(ROWS.values());
  }

  static Set<String> names() {
    return ROWS.keySet();
  }

  static Optional<ConditionKey<?>> find(String name) {
    return Optional.ofNullable(ROWS.get(name));
  }

  private static <T> ConditionKey<T> row(
      String name,
      Kind<T> kind,
      BiFunction<T, Scope, Condition> make,
      String example,
      String meaning) {
    return new ConditionKey<>(name, kind, make, example, meaning);
  }

  private static ConditionKey<List<Mask>> masks(
      String name,
      String example,
      boolean itemsAreWhole,
      BiFunction<List<Mask>, Scope, Condition> make,
      String meaning) {
    return row(name, new MaskKind(example, itemsAreWhole), make, example, meaning);
  }

  private static ConditionKey<List<Mask>> address(
      String name, Function<List<Mask>, Condition> make, String meaning) {
    return masks(name, ADDRESSES, false, (masks, scope) -> make.apply(masks), meaning);
  }

  private static Stream<ConditionKey<?>> addresses() {
    return Stream.of(
        address(
            "sender",
            masks -> new SenderIs(Where.ANYWHERE, masks),
            "The sender's address, in the envelope or in From or Sender."),
        address(
            "envelope-sender",
            masks -> new SenderIs(Where.ENVELOPE, masks),
            "The sender's address in the envelope, which is what the server was told."),
        address(
            "from",
            masks -> new SenderIs(Where.HEADER, masks),
            "An address in From or Sender, which is what people see."),
        address(
            "recipient",
            masks -> new RecipientIs(Where.ANYWHERE, masks),
            "A recipient's address, in the envelope or in the header."),
        address(
            "envelope-recipient",
            masks -> new RecipientIs(Where.ENVELOPE, masks),
            "The address of one of those who get the mail."),
        address(
            "to",
            masks -> new RecipientIs(Where.HEADER, masks),
            "An address in To, Cc, Bcc, Delivered-To, X-Original-To or Envelope-To."));
  }

  private static Stream<ConditionKey<?>> attachments() {
    return Stream.of(
        masks(
            "attachment",
            NAMES,
            false,
            (masks, scope) -> new AttachmentName(masks, scope.quantity()),
            "Names of attachments, however they are written or hidden; \"*\" is any attachment."),
        masks(
            "attachment-type",
            TYPES,
            false,
            (masks, scope) -> new AttachmentType(masks, scope.quantity()),
            "Types of attachments: what their content is, and what the mail says that they are."),
        masks(
            "archived",
            NAMES,
            false,
            (masks, scope) -> new ArchivedName(masks, scope.quantity()),
            "Names of files in archives, and in archives therein."),
        row(
            "encrypted-archive",
            Kinds.FLAG,
            (yes, scope) -> when(yes, new EncryptedArchive()),
            "true",
            "Whether an archive holds something that only a password opens."),
        row(
            "attachments-at-least",
            Kinds.COUNT,
            (count, scope) -> new AttachmentsAtLeast(count),
            "3",
            "How many attachments there are."));
  }

  private static Stream<ConditionKey<?>> texts() {
    return Stream.of(
        row(
            "header",
            new HeaderKind(),
            (condition, scope) -> condition,
            "{X-Mailer: \"*bulk*\", List-Id: \"*\"}",
            "Header fields, as written and decoded; one field of each name is enough."),
        masks(
            "subject",
            TEXTS,
            true,
            (masks, scope) -> new SubjectIs(masks),
            "The subject, decoded."),
        masks(
            "body",
            TEXTS,
            true,
            (masks, scope) -> new BodyIs(masks),
            "What people read: text without tags, each row of blanks and line ends as one blank."),
        row(
            "larger-than",
            Kinds.SIZE,
            (octets, scope) -> new LargerThan(octets),
            "10MB",
            "The size of the whole mail."),
        row(
            "smaller-than",
            Kinds.SIZE,
            (octets, scope) -> new SmallerThan(octets),
            "64KB",
            "The size of the whole mail."),
        row(
            "ambiguous",
            Kinds.FLAG,
            (yes, scope) -> when(yes, new Ambiguous()),
            "true",
            "Whether the mail is built so that programs read it differently."));
  }

  private static Stream<ConditionKey<?>> occasions() {
    return Stream.of(
        row(
            "direction",
            Kinds.DIRECTION,
            (direction, scope) -> new DirectionIs(direction),
            "incoming",
            "Which way the mail goes."),
        masks(
            "account",
            "\"info; sales*\"",
            false,
            (masks, scope) -> new AccountIs(masks),
            "The account that the mail was fetched from; never an outgoing mail."),
        row(
            "time",
            new TimeKind(),
            (condition, scope) -> condition,
            "{on: MON-FRI, between: 07:00-19:00}",
            "When the mail is inspected; of a night across midnight, the day it began on."),
        row(
            "finding",
            new FindingKind(),
            (finding, scope) -> finding,
            "\"clamd: infected\"",
            "What an inspector before the rules found; a rule about infected or could-not-tell goes"
                + " before the antivirus policy."),
        row(
            "score-at-least",
            Kinds.SCORE,
            (score, scope) -> new ScoreAtLeast(score),
            "12.5",
            "The highest score of a spam scanner."));
  }

  private static Stream<ConditionKey<?>> combinations() {
    return Stream.of(
        row(
            "all",
            new Conditions.Listed(),
            (conditions, scope) -> new AllOf(conditions),
            "[{subject: \"*offer*\"}, {larger-than: 1MB}]",
            "All of them are true."),
        row(
            "any",
            new Conditions.Listed(),
            (conditions, scope) -> new AnyOf(conditions),
            "[{subject: \"*offer*\"}, {body: \"*offer*\"}]",
            "At least one of them is true."),
        row(
            "not",
            new Conditions.Negated(),
            (condition, scope) -> new Not(condition),
            "{sender: \"*@partner.example\"}",
            "What stands below is not true."),
        row("always", Kinds.TRUE, (yes, scope) -> new Always(), "true", "Every mail."));
  }

  private static Condition when(boolean yes, Condition condition) {
    return yes ? condition : new Not(condition);
  }
}

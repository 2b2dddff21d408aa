package io.postern.account;

import static io.postern.account.Key.optional;
import static io.postern.account.Key.preset;

import io.postern.account.text.AddressText;
import io.postern.account.text.ChoiceText;
import io.postern.account.text.DurationText;
import io.postern.account.text.FileText;
import io.postern.account.text.FlagText;
import io.postern.account.text.LanguageText;
import io.postern.account.text.MaskListText;
import io.postern.account.text.SizeText;
import io.postern.account.text.SubjectTagText;
import io.postern.inspect.judge.OnInfected;
import io.postern.inspect.judge.Unknown;
import io.postern.inspect.rules.Mask;
import io.postern.mail.Address;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The keys of looking into mails. */
final class InspectKeys {
  private static final String AT = "inspect.";

  final Key<Path> rules;
  final Key<Unknown> rulesUnknown =
      preset(
          AT + "rules-unknown",
          ChoiceText.of("a policy", Unknown.class),
          "hold",
          "tag",
          "What becomes of mail about which the rules cannot tell.");
  final Key<String> uncheckedTag =
      preset(
          AT + "unchecked-tag",
          new SubjectTagText(),
          "[UNCHECKED]",
          "\"[?]\"",
          "What stands before the subject of mail that goes on unchecked.");
  final Key<Locale> language =
      optional(
          AT + "language",
          new LanguageText(),
          "relay.language",
          "de",
          "Language of notices about inspected mail: English, German or French.");
  final Key<Duration> time =
      preset(
          AT + "limits.time",
          new DurationText(Keys.SHORTEST, Duration.ofMinutes(1)),
          "5s",
          "2s",
          "Longest time for looking into a mail; beyond a limit, nobody can tell.");
  final Key<Integer> parts =
      preset(
          AT + "limits.parts",
          Keys.number(1, 100_000),
          "1000",
          "200",
          "Parts of a mail, at the most.");
  final Key<Integer> depth =
      preset(
          AT + "limits.depth",
          Keys.number(1, 100),
          "20",
          "10",
          "How deep parts and attached mails may nest.");
  final Key<Integer> archiveDepth =
      preset(
          AT + "limits.archive-depth", Keys.number(1, 20), "5", "3", "How deep archives may nest.");
  final Key<Integer> archiveEntries =
      preset(
          AT + "limits.archive-entries",
          Keys.number(1, 1_000_000),
          "5000",
          "1000",
          "Files in all archives of a mail, at the most.");
  final Key<Integer> inflated =
      preset(
          AT + "limits.inflated",
          new SizeText(1024, 1024 * 1024 * 1024),
          "100MB",
          "50MB",
          "Size to which all archives of a mail may unpack.");
  final Key<List<Mask>> bannedAttachments =
      optional(
              AT + "banned.attachments",
              new MaskListText(),
              "none",
              "\"*.exe; *.bat\"",
              "Names of attachments, and of files in archives, that are banned both ways.")
          .many();
  final Key<OnInfected> bannedPolicy =
      preset(
          AT + "banned.policy",
          ChoiceText.of("a policy", OnInfected.class),
          "hold",
          "return",
          "What becomes of such mail; pass wraps it into a warning, return needs postern.relay.");
  final Key<Address> bannedNotify =
      optional(
          AT + "banned.notify",
          new AddressText(),
          "nobody",
          "security@company.example",
          "Who gets each such mail, attached to a notice.");
  final Key<Boolean> bannedNotifyRecipients =
      preset(
          AT + "banned.notify-recipients",
          new FlagText(),
          "false",
          "true",
          "Whether recipients of such mail hear of it.");
  final AntivirusKeys antivirus;
  final SpamKeys spam;

  InspectKeys(Surroundings surroundings) {
    rules =
        optional(
            AT + "rules",
            new FileText(surroundings.home(), "a file with rules"),
            "rules.yaml beside application.yaml, if it is there",
            "rules.yaml",
            "File of the rules; read at the start.");
    antivirus = new AntivirusKeys(surroundings);
    spam = new SpamKeys(surroundings);
  }

  /** The keys of the group itself. */
  Stream<Key<?>> own() {
    return Stream.of(rules, rulesUnknown, uncheckedTag, language);
  }

  /** The keys of the group {@code limits}. */
  Stream<Key<?>> limits() {
    return Stream.of(time, parts, depth, archiveDepth, archiveEntries, inflated);
  }

  /** The keys of the group {@code banned}. */
  Stream<Key<?>> banned() {
    return Stream.of(bannedAttachments, bannedPolicy, bannedNotify, bannedNotifyRecipients);
  }

  Stream<Key<?>> all() {
    return Stream.of(own(), limits(), banned(), antivirus.all(), spam.all()).flatMap(keys -> keys);
  }
}

package io.postern.account;

import static io.postern.account.Key.optional;
import static io.postern.account.Key.preset;
import static io.postern.account.Key.required;

import io.postern.account.text.ChoiceText;
import io.postern.account.text.FieldPrefixText;
import io.postern.account.text.FlagText;
import io.postern.account.text.ListedSenderText;
import io.postern.account.text.ScannerAddressText;
import io.postern.account.text.ScoreText;
import io.postern.account.text.SubjectTagText;
import io.postern.account.text.TrustedHostText;
import io.postern.account.text.WebAddressText;
import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.scanner.ScannerAddress;
import io.postern.inspect.spam.SenderPattern;
import io.postern.inspect.spam.SpamPolicySettings;
import io.postern.wire.Secret;
import java.net.URI;
import java.util.stream.Stream;

/** The keys of spam scanners and of what is done about what they say. */
final class SpamKeys {
  /** Name of a group, and of its scanner. */
  static final String SPAMASSASSIN = "spamassassin";

  /** Name of a group, and of its scanner. */
  static final String RSPAMD = "rspamd";

  private static final String AT = "inspect.spam.";
  private static final String NEVER = "never";

  final Key<Direction> directions =
      preset(
              AT + "directions",
              ChoiceText.of("a direction", Direction.class),
              "incoming",
              "outgoing",
              "Which mail is judged.")
          .many();
  final Key<Double> tag =
      score("tag", "5", "From which score on a mail goes on with a tag in its subject.");
  final Key<Double> hold = score("hold", "10", "From which score on a mail is held.");
  final Key<Double> discard = score("discard", "20", "From which score on a mail is thrown away.");
  final Key<String> subjectTag =
      preset(AT + "subject-tag", new SubjectTagText(), "[SPAM]", "\"[SPAM?]\"", "The tag.");
  final Key<String> fieldPrefix =
      preset(
          AT + "field-prefix",
          new FieldPrefixText(),
          "X-Postern-Spam-",
          "X-Spam-",
          "How the names of the header fields begin that tell what was found; such fields that come"
              + " with a mail are taken out.");
  final Key<SenderPattern> white =
      listed("white-list", "\"*@partner.example\"", "Senders whose mail is never taken for spam.");
  final Key<SenderPattern> black =
      listed("black-list", "\"news*@shop.example\"", "Senders whose mail is always spam.");
  final Key<Boolean> proof =
      preset(
          AT + "white-list-proof",
          new FlagText(),
          "true",
          "false",
          "Whether a white envelope sender counts only when the scanner verified it (SPF).");
  final Key<SpamPolicySettings.Unknown> unknown =
      preset(
          AT + "unknown",
          ChoiceText.of("a policy", SpamPolicySettings.Unknown.class),
          "deliver",
          "hold",
          "What becomes of mail about which a scanner cannot tell, or when it does not answer.");
  final Key<String> unknownTag =
      preset(
          AT + "unknown-tag",
          new SubjectTagText(),
          SpamPolicySettings.UNKNOWN_TAG,
          "\"[NO SPAM CHECK]\"",
          "The tag of such mail, with unknown: tag; nobody said that it is spam.");
  final Key<String> trustedHosts =
      optional(
              AT + "trusted-hosts",
              new TrustedHostText(),
              "none",
              "\"*.isp.example\"",
              "The provider's servers, whose Received lines tell who handed fetched mail to it.")
          .many();
  final Key<ScannerAddress> spamassassinAddress =
      required(
          AT + SPAMASSASSIN + ".address",
          new ScannerAddressText(783),
          "127.0.0.1:783",
          "Where SpamAssassin's spamd listens.");
  final SpamScannerKeys spamassassin = new SpamScannerKeys(AT + SPAMASSASSIN + ".");
  final Key<URI> rspamdUrl =
      required(
          AT + RSPAMD + ".url",
          new WebAddressText(),
          "http://127.0.0.1:11333",
          "Where Rspamd's normal worker, or its proxy, listens.");
  final Key<URI> rspamdController =
      optional(
          AT + RSPAMD + ".controller-url",
          new WebAddressText(),
          "no training",
          "http://127.0.0.1:11334",
          "Where its controller listens, which learns.");
  final Key<Secret> rspamdPassword;
  final SpamScannerKeys rspamd = new SpamScannerKeys(AT + RSPAMD + ".");

  SpamKeys(Surroundings surroundings) {
    rspamdPassword =
        optional(
            AT + RSPAMD + ".password",
            surroundings.secrets(),
            "none is sent",
            "\"{{file:/run/secrets/rspamd}}\"",
            "The password that its controller wants.");
  }

  private static Key<Double> score(String name, String example, String meaning) {
    return optional(AT + name, new ScoreText(), NEVER, example, meaning);
  }

  private static Key<SenderPattern> listed(String name, String example, String meaning) {
    return optional(AT + name, new ListedSenderText(), "nobody", example, meaning).many();
  }

  /** The keys of the group itself. */
  Stream<Key<?>> own() {
    return Stream.of(
        directions,
        tag,
        hold,
        discard,
        subjectTag,
        fieldPrefix,
        white,
        black,
        proof,
        unknown,
        unknownTag,
        trustedHosts);
  }

  /** The keys of SpamAssassin's group. */
  Stream<Key<?>> spamassassin() {
    return Stream.concat(Stream.<Key<?>>of(spamassassinAddress), spamassassin.all());
  }

  /** The keys of Rspamd's group. */
  Stream<Key<?>> rspamd() {
    return Stream.concat(
        Stream.<Key<?>>of(rspamdUrl, rspamdController, rspamdPassword),
        rspamd.all().filter(key -> !key.equals(rspamd.scanner.readTimeout)));
  }

  Stream<Key<?>> all() {
    return Stream.of(own(), spamassassin(), rspamd()).flatMap(keys -> keys);
  }
}

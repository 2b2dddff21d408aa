package io.postern.account;

import static io.postern.account.Key.optional;
import static io.postern.account.Key.preset;
import static io.postern.account.Key.required;

import io.postern.account.text.AddressText;
import io.postern.account.text.DomainText;
import io.postern.account.text.FlagText;
import io.postern.account.text.ParagraphFileText;
import io.postern.account.text.ParagraphText;
import io.postern.account.text.PlainText;
import io.postern.account.text.RealNamesFileText;
import io.postern.account.text.SubjectPrefixText;
import io.postern.mail.Address;
import java.util.Map;
import java.util.stream.Stream;

/** The keys of what is changed in outgoing mail. */
final class RewriteKeys {
  private static final String AT = "rewrite.";
  private static final String DISCLAIMER = AT + "disclaimers[].";
  private static final ParagraphText TEXT = new ParagraphText("a text");
  private static final PlainText NAME = new PlainText("a display name", 200);

  final Key<String> domains =
      preset(
              DISCLAIMER + "domains",
              new DomainText(),
              "*",
              "company.example",
              "Domains of senders under whose mail it is written; the first disclaimer that fits"
                  + " counts.")
          .many();
  final Key<String> text =
      optional(
          DISCLAIMER + "text",
          TEXT,
          "text-file is required",
          "Company Ltd., 1 Main Street",
          "What is written under plain text.");
  final Key<String> textFile;
  final Key<String> html =
      optional(
          DISCLAIMER + "html",
          TEXT,
          "made from the text",
          "<p>Company Ltd.</p>",
          "What is written under HTML.");
  final Key<String> htmlFile;
  final Key<Boolean> stripAliases =
      preset(
          AT + "strip-aliases",
          new FlagText(),
          "false",
          "true",
          "Whether sales__fk@company.example leaves as sales@company.example.");
  final Key<Address> realNameAddress =
      required(
          AT + "real-names[].address",
          new AddressText(),
          "sales@company.example",
          "A sender of ours.");
  final Key<String> realName =
      required(AT + "real-names[].name", NAME, "Company Ltd.", "The name that others see with it.");
  final Key<Map<Address, String>> realNamesFile;
  final Key<Boolean> avoidEmptySender =
      preset(
          AT + "avoid-empty-sender",
          new FlagText(),
          "false",
          "true",
          "Whether mail without an envelope sender gets that of its From field.");
  final Key<String> silentDrop =
      optional(
              AT + "silent-drop",
              new SubjectPrefixText(),
              "none",
              "\"Not read: \"",
              "Mail whose subject begins so is taken and never sent; case does not matter.")
          .many();

  RewriteKeys(Surroundings surroundings) {
    ParagraphFileText file = new ParagraphFileText(surroundings.home(), TEXT);
    textFile =
        optional(
            DISCLAIMER + "text-file",
            file,
            "text is required",
            "disclaimer.txt",
            "File of what is written under plain text; read at the start.");
    htmlFile =
        optional(
            DISCLAIMER + "html-file",
            file,
            "made from the text",
            "disclaimer.html",
            "File of what is written under HTML; read at the start.");
    realNamesFile =
        optional(
            AT + "real-names-file",
            new RealNamesFileText(surroundings.home(), NAME),
            "none",
            "names.txt",
            "File of senders and their names, instead of real-names; read at the start.");
  }

  /** The keys of the group itself. */
  Stream<Key<?>> own() {
    return Stream.of(realNamesFile, stripAliases, avoidEmptySender, silentDrop);
  }

  /** The keys of a disclaimer. */
  Stream<Key<?>> disclaimer() {
    return Stream.of(domains, text, textFile, html, htmlFile);
  }

  Stream<Key<?>> all() {
    return Stream.of(disclaimer(), Stream.<Key<?>>of(realNameAddress, realName), own())
        .flatMap(keys -> keys);
  }
}

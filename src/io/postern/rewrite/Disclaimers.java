package io.postern.rewrite;

import io.postern.mail.Address;
import io.postern.mail.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds the disclaimer of the sender's domain to the text of a mail (F89): to its plain text and to
 * its HTML, once in a thread, never where a signature or encryption would break.
 */
final class Disclaimers {
  private final List<Wording> wordings = new ArrayList<>();

  Disclaimers(List<RewriteSettings.Disclaimer> disclaimers) {
    for (int i = 0; i < disclaimers.size(); i++) {
      wordings.add(Wording.of("rewrite.disclaimers[" + i + "]", disclaimers.get(i)));
    }
  }

  /**
   * Notes the edits, and what was added or why not.
   *
   * @param sender the envelope's
   * @throws IOException when the content cannot be read
   */
  void add(Address sender, Content content, Head head, Edits edits) throws IOException {
    for (Wording wording : wordings) {
      if (wording.isFor(sender)) {
        add(wording, content, head, edits);
        return;
      }
    }
  }

  private static void add(Wording wording, Content content, Head head, Edits edits)
      throws IOException {
    if (head.header().first("DKIM-Signature").isPresent()) {
      edits.note(wording.setting() + ": not added: the mail came with a DKIM signature");
      return;
    }
    Structure.Found found = Structure.of(content, head);
    if (found instanceof Structure.Texts texts) {
      addTo(texts.parts(), wording, content, head, edits);
    } else if (found instanceof Structure.Untouchable untouchable) {
      edits.note(wording.setting() + ": not added: " + untouchable.why());
    }
  }

  private static void addTo(
      List<TextPart> parts, Wording wording, Content content, Head head, Edits edits)
      throws IOException {
    List<Edits.Edit> made = new ArrayList<>(2);
    List<String> names = new ArrayList<>(2);
    List<String> notes = new ArrayList<>(2);
    for (TextPart part : parts) {
      Insertion.Result result = new Insertion(part, wording, head.lineEnd()).into(content);
      if (result instanceof Insertion.Added added) {
        made.add(added.edit());
        names.add(part.name());
      } else if (result instanceof Insertion.Kept kept) {
        notes.add(": not added to the " + part.name() + ": " + kept.why());
      } else if (result instanceof Insertion.Sealed sealed) {
        edits.note(wording.setting() + ": not added: " + sealed.why());
        return;
      }
    }
    made.forEach(edits::add);
    if (!names.isEmpty()) {
      edits.note(wording.setting() + ": added to the " + String.join(" and the ", names));
    }
    notes.forEach(note -> edits.note(wording.setting() + note));
  }
}

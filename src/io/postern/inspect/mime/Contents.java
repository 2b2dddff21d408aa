package io.postern.inspect.mime;

import io.postern.inspect.mime.Archive.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Optional;

/** Looks at the decoded octets of a part, once, and drops them. */
final class Contents {
  private final Walk walk;
  private final Budget budget;
  private final Texts texts;
  private final Archives archives;
  private final AttachmentReader.Taker taker;

  /**
   * @param taker gets the files instead of their being looked into; null for looking into them
   */
  Contents(Walk walk, Budget budget, Texts texts, Archives archives, AttachmentReader.Taker taker) {
    this.walk = walk;
    this.budget = budget;
    this.texts = texts;
    this.archives = archives;
    this.taker = taker;
  }

  /**
   * Reads the content of a part to its end.
   *
   * @param depth of the part
   */
  void read(Draft draft, InputStream decoded, int depth) throws IOException {
    Metered metered = new Metered(decoded, budget);
    try {
      byte[] head = metered.readNBytes(TypeByContent.HEAD);
      draft.contentType(
          isText(draft) && !draft.part().isAttachment()
              ? TypeByContent.ofBody(head, draft.facts().type())
              : TypeByContent.of(head));
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), metered);
      if (taker == null) {
        look(draft, head, whole, depth);
      } else {
        take(draft, head, whole, depth);
      }
      metered.transferTo(OutputStream.nullOutputStream());
    } finally {
      draft.size(metered.count());
    }
  }

  /** Hands a file on, or goes into what holds files. */
  private void take(Draft draft, byte[] head, InputStream whole, int depth) throws IOException {
    String type = draft.contentType();
    boolean readable = type.startsWith("message/") || type.startsWith("text/");
    if (isTnef(draft, head)) {
      new Tnef(walk, this, budget, draft, depth).read(whole);
    } else if (readable && isMessage(draft)) {
      message(draft, whole, depth);
    } else if (draft.part().isAttachment()) {
      taker.attachment(draft.part(), whole);
    } else if (isText(draft)) {
      text(draft, whole, depth);
    }
  }

  private void look(Draft draft, byte[] head, InputStream whole, int depth) throws IOException {
    Optional<Format> format = Formats.of(head, draft.contentType(), draft.names());
    if (isTnef(draft, head)) {
      new Tnef(walk, this, budget, draft, depth).read(whole);
    } else if (format.isPresent()) {
      Listing listing = new Listing(format.get(), draft.number(), draft.defects());
      draft.listing(listing);
      archives.list(format.get(), whole, new Archives.Place(listing, 1));
    } else if (isMessage(draft)) {
      message(draft, whole, depth);
    } else if (isText(draft)) {
      text(draft, whole, depth);
    }
  }

  private static boolean isTnef(Draft draft, byte[] head) {
    return Tnef.isSignature(head)
        || draft.facts().type().equals("application/ms-tnef")
        || draft.facts().type().equals("application/vnd.ms-tnef");
  }

  private static boolean isMessage(Draft draft) {
    boolean looks = draft.contentType().equals("message/rfc822") && !draft.facts().isText();
    return draft.facts().isMessage() || draft.isNamed("eml", "mht", "mhtml") || looks;
  }

  private static boolean isText(Draft draft) {
    return draft.origin() == Part.Origin.MIME && draft.facts().isText();
  }

  private void message(Draft draft, InputStream whole, int depth) throws IOException {
    if (draft.facts().isMessage()) {
      draft.defects().add(Defect.ENCODED_MESSAGE);
    }
    if (depth >= budget.limits().depth()) {
      budget.gap(Gap.Kind.LIMIT, "messages nest more than " + depth + " deep");
    } else {
      walk.message(whole, draft.nextChild(), depth + 1);
    }
  }

  /** Keeps the beginning of a text, and finds uuencoded files in all of it. */
  private void text(Draft draft, InputStream whole, int depth) throws IOException {
    boolean attached = draft.facts().disposition().equals("attachment");
    Texts.One text = texts.new One();
    Lines lines = new Lines(whole);
    while (lines.next()) {
      if (lines.startsLine() && lines.begins("begin") && UuStream.begins(lines.text())) {
        uuencoded(draft, lines, depth);
      } else if (!attached) {
        text.add(lines);
      }
    }
    text.end(draft.facts(), draft.defects());
  }

  private void uuencoded(Draft parent, Lines lines, int depth) throws IOException {
    String begin = lines.text();
    budget.part();
    Draft draft = walk.add(Draft.ofFile(parent.nextChild(), Part.Origin.UUENCODE));
    NameReadings names = new NameReadings(draft.defects());
    names.octets(UuStream.name(begin));
    draft.add(names);
    boolean base64 = begin.startsWith("begin-base64");
    read(draft, new UuStream(lines, base64, draft.defects()), depth);
  }
}

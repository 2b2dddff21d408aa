package io.postern.inspect.enact;

import io.postern.inspect.mime.Anatomy;
import io.postern.inspect.mime.AnatomyReader;
import io.postern.inspect.mime.Extent;
import io.postern.inspect.mime.Limits;
import io.postern.inspect.mime.Part;
import io.postern.mail.Content;
import io.postern.mail.Mail;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes MIME parts out of the octets of a mail (RFC 2046) and puts a {@code text/plain} part in the
 * place of each. Nothing is written anew: what stays is the same octets, streamed from where they
 * were. The result is read again; a mail in which the parts, or others than before, are found then
 * is given back as one that this cannot be done to.
 *
 * <p>A mail, or an attached message, that is nothing but the attachment keeps its header without
 * the fields that describe the content. Parts of a signed multipart are taken out, too, and the
 * names say that the signature is broken by that.
 */
public final class MimeStrip implements Strip {
  private final AnatomyReader reader;
  private final Limits limits;
  private final Clock clock;

  /**
   * @param limits how far a mail is looked into; one that exceeds them may keep its parts
   * @param clock for the limit on time
   */
  public MimeStrip(AnatomyReader reader, Limits limits, Clock clock) {
    this.reader = reader;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public Stripped of(Mail mail, List<String> parts, Note note) throws IOException {
    Anatomy before = reader.read(mail, limits, clock).anatomy();
    StripPlan plan = StripPlan.of(before, parts);
    if (plan.obstacle().isPresent()) {
      return new Stripped.Impossible(plan.obstacle().get());
    }
    if (plan.parts().isEmpty()) {
      return new Stripped.Done(mail, List.of());
    }
    Mail changed;
    try {
      Content content = without(mail.content(), plan, note);
      changed = new Mail(mail.id(), mail.envelope(), content, mail.header());
    } catch (UncleanHeaderException unclean) {
      return new Stripped.Impossible(unclean.getMessage());
    }
    Anatomy after = reader.read(changed, limits, clock).anatomy();
    return isAsPlanned(before, plan, after)
        ? new Stripped.Done(changed, plan.labels())
        : new Stripped.Impossible("the mail is built so that something of it would stay");
  }

  private static Content without(Content content, StripPlan plan, Note note) throws IOException {
    List<Content> pieces = new ArrayList<>();
    long done = 0;
    for (Part part : plan.parts()) {
      Extent extent = part.extent().orElseThrow();
      pieces.add(between(content, done, extent.header()));
      pieces.add(Content.of(inPlaceOf(part, content, plan.isMessage(part), note)));
      done = extent.end();
    }
    pieces.add(content.from(done));
    return Content.of(pieces);
  }

  private static Content between(Content content, long from, long to) {
    return content.from(from).until(to - from);
  }

  private static byte[] inPlaceOf(Part part, Content content, boolean message, Note note)
      throws IOException {
    Extent extent = part.extent().orElseThrow();
    String lineEnd = lineEnd(content, extent);
    String text = note.inPlaceOf(StripPlan.names(part), part.size());
    StripNote stripNote = new StripNote(text, lineEnd, !endsAtLineEnd(content, extent.end()));
    if (!message) {
      return stripNote.part();
    }
    long headerEnd = Math.min(extent.body(), extent.end());
    return stripNote.message(KeptHeader.of(between(content, extent.header(), headerEnd)));
  }

  /** What the mail has at the end of the line before a part, or of its first line. */
  private static String lineEnd(Content content, Extent extent) throws IOException {
    long behind = extent.header() >= 2 ? extent.header() : Math.min(extent.body(), extent.end());
    if (behind < 2) {
      return "\r\n";
    }
    try (InputStream in = content.from(behind - 2).open()) {
      int first = in.read();
      return in.read() == '\n' && first != '\r' ? "\n" : "\r\n";
    }
  }

  /** Whether the line end that belongs to the next delimiter stands at an offset. */
  private static boolean endsAtLineEnd(Content content, long offset) throws IOException {
    try (InputStream in = content.from(offset).open()) {
      int next = in.read();
      return next == '\r' || next == '\n';
    }
  }

  /** Whether all other parts are still there, and a note in the place of each that is not. */
  private static boolean isAsPlanned(Anatomy before, StripPlan plan, Anatomy after) {
    Set<String> out = new HashSet<>();
    plan.parts().forEach(part -> out.add(part.number()));
    List<Part> expected = before.parts().stream().filter(part -> !plan.isInside(part)).toList();
    if (expected.size() != after.parts().size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      Part was = expected.get(i);
      Part is = after.parts().get(i);
      boolean good = out.contains(was.number()) ? StripNote.is(is) : isSame(was, is);
      if (!good || !was.number().equals(is.number())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Part was, Part is) {
    return was.origin() == is.origin()
        && was.typeWritten().equals(is.typeWritten())
        && was.encoding().equals(is.encoding())
        && was.names().equals(is.names())
        && was.size() == is.size()
        && was.contentType().equals(is.contentType());
  }
}

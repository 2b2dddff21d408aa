package io.postern.inspect.mime;

import io.postern.inspect.mime.Delimiters.Delimiter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Walks over a mail, part by part, once from its first octet to its last. */
final class Walk {
  private final Budget budget;
  private final Contents contents;
  private final List<Draft> drafts = new ArrayList<>();
  private Section mail;

  Walk(Budget budget, Texts texts, Archives archives) {
    this.budget = budget;
    this.contents = new Contents(this, budget, texts, archives, null);
  }

  /**
   * @param taker gets the files, which are then not looked into
   */
  Walk(Budget budget, AttachmentReader.Taker taker) {
    this.budget = budget;
    this.contents = new Contents(this, budget, new Texts(1), null, taker);
  }

  List<Draft> drafts() {
    return drafts;
  }

  /** Makes room for one more part. */
  Draft add(Draft draft) {
    drafts.add(draft);
    return draft;
  }

  /** Reads the mail to its end. */
  void mail(InputStream in) throws IOException {
    mail = new Section(in, budget);
    entity(mail, "1", 1);
  }

  /** Reads a message that was decoded to its end. */
  void message(InputStream in, String number, int depth) throws IOException {
    entity(new Section(in, budget), number, depth);
  }

  /** Reads a header and its body, up to the delimiter behind it. */
  private void entity(Section section, String number, int depth) throws IOException {
    budget.part();
    budget.check();
    long start = section.here();
    Draft draft = add(Draft.ofMime(number, section.header(), budget));
    long bodyStart = section.bodyStart();
    BodyFacts facts = draft.facts();
    boolean container = facts.isMultipart() || (facts.isMessage() && facts.isIdentity());
    if (container && depth >= budget.limits().depth()) {
      budget.gap(Gap.Kind.LIMIT, "parts nest more than " + depth + " deep");
    } else if (facts.isMultipart()) {
      multipart(section, draft, depth);
    } else if (container && section.last() == null) {
      entity(section, draft.nextChild(), depth + 1);
    } else {
      leaf(section, draft, depth);
    }
    section.skip();
    if (section == mail) {
      draft.extent(new Extent(start, bodyStart, section.endOf(start)));
    }
    if (section.delimiters().sawLookAlike()) {
      draft.defects().add(Defect.LOOK_ALIKE_DELIMITER);
    }
  }

  private void multipart(Section section, Draft draft, int depth) throws IOException {
    if (!draft.facts().isIdentity()) {
      draft.defects().add(Defect.ENCODED_MULTIPART);
    }
    Delimiters delimiters = section.delimiters();
    List<String> boundaries = draft.facts().boundaries();
    int level;
    if (boundaries.isEmpty()) {
      draft.defects().add(Defect.NO_BOUNDARY);
      String guessed = section.guessBoundary();
      if (guessed == null) {
        return;
      }
      level = delimiters.open(List.of(guessed));
      section.at(level);
    } else {
      if (boundaries.stream().anyMatch(delimiters::has)) {
        draft.defects().add(Defect.SAME_BOUNDARY);
      }
      level = delimiters.open(boundaries);
      section.skip();
    }
    if (!parts(section, draft, level, depth)) {
      draft.defects().add(Defect.UNCLOSED_MULTIPART);
    }
    delimiters.close(level);
  }

  /** Reads the parts of a multipart; returns whether its last delimiter came. */
  private boolean parts(Section section, Draft draft, int level, int depth) throws IOException {
    boolean closed = false;
    for (Delimiter last = section.last(); last.level() == level; last = section.last()) {
      if (last.closing()) {
        closed = true;
        section.passDelimiter();
        section.skip();
      } else {
        if (closed) {
          draft.defects().add(Defect.PART_AFTER_END);
        }
        entity(section, draft.nextChild(), depth + 1);
      }
    }
    return closed;
  }

  private void leaf(Section section, Draft draft, int depth) throws IOException {
    elsewhere(draft);
    contents.read(draft, decoded(section.body(), draft), depth);
  }

  private void elsewhere(Draft draft) {
    Defect defect =
        switch (draft.facts().type()) {
          case "message/partial" -> Defect.PARTIAL_MESSAGE;
          case "message/external-body" -> Defect.EXTERNAL_BODY;
          default -> null;
        };
    if (defect != null) {
      draft.defects().add(defect);
      budget.gap(
          Gap.Kind.ELSEWHERE, "part " + draft.number() + " has its content in another place");
    }
  }

  private static InputStream decoded(InputStream raw, Draft draft) {
    return switch (draft.facts().encoding()) {
      case "7bit", "8bit", "binary" -> raw;
      case "base64" -> new Base64Stream(raw, draft.defects());
      case "quoted-printable" -> new QuotedPrintableStream(raw, draft.defects());
      case "x-uuencode", "x-uue", "uuencode" -> UuStream.file(raw, draft.defects());
      default -> {
        draft.defects().add(Defect.UNKNOWN_ENCODING);
        yield raw;
      }
    };
  }
}

package io.postern.inspect.spam;

import io.postern.mail.Content;
import io.postern.mail.Header;
import io.postern.mail.Mail;
import io.postern.mail.SubjectTag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a decision into a mail: takes out fields that bear the names of ours, tags the subject,
 * and puts our fields on top. Every other octet stays.
 */
public final class SpamMark {
  private final List<String> names;

  /**
   * @param names of our fields
   */
  SpamMark(List<String> names) {
    this.names = List.copyOf(names);
  }

  /**
   * The mail as it goes on.
   *
   * @return the same mail when it is not to go on, or when nothing is to be changed
   * @throws IOException when the content cannot be read
   */
  public Mail on(Mail mail, SpamDecision decision) throws IOException {
    if (decision instanceof SpamDecision.Tag tag) {
      return tagged(mail, tag.subjectTag(), tag.headerLines());
    }
    if (decision instanceof SpamDecision.Unjudged unjudged) {
      return tagged(mail, unjudged.subjectTag(), unjudged.headerLines());
    }
    return decision instanceof SpamDecision.Deliver deliver
        ? withLines(withoutForged(mail), deliver.headerLines())
        : mail;
  }

  private Mail tagged(Mail mail, String tag, String lines) throws IOException {
    Mail own = withoutForged(mail);
    return withLines(tag.isEmpty() ? own : SubjectTag.on(own, tag), lines);
  }

  private static Mail withLines(Mail mail, String lines) {
    return lines.isEmpty() ? mail : mail.withOnTop(lines);
  }

  /**
   * The header is read anew, since lines may be on top of the one that came with the mail; so is
   * that of the result, lest rules go by what was taken out.
   */
  private Mail withoutForged(Mail mail) throws IOException {
    Content content = mail.content();
    List<Content> kept = new ArrayList<>();
    int from = 0;
    for (Header.Field field : Header.read(content).fields()) {
      if (SpamFields.isOneOf(names, field.name())) {
        if (field.start() > from) {
          kept.add(content.until(field.start()).from(from));
        }
        from = field.end();
      }
    }
    if (from == 0) {
      return mail;
    }
    kept.add(content.from(from));
    return Mail.of(mail.id(), mail.envelope(), Content.of(kept));
  }
}

package io.postern.inspect.enact;

import io.postern.inspect.Occasion;
import io.postern.inspect.Remedy;
import io.postern.inspect.judge.Verdict;
import io.postern.inspect.spam.SpamMark;
import io.postern.mail.Mail;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Does to a mail what a verdict wants, remedy by remedy; each has a class and a line in a table
 * here, and the tables say in which order.
 *
 * <p>What leaves the gateway is changed, a copy as well; what stays is as it came. A mail that is
 * tried again later causes nothing else, lest somebody be told each time. Safe for many threads.
 */
public final class Enactor {
  private final List<Deed.Row<?>> changes;
  private final List<Deed.Row<?>> errands;
  private final List<Deed.Row<?>> fates;
  private final Optional<SpamMark> mark;

  /**
   * @param notices words what people read
   * @param recipients who is told of fetched mail
   * @param strip takes attachments out
   * @param mark writes what was found about spam; empty when nothing is to be written
   */
  public Enactor(Notices notices, Recipients recipients, Strip strip, Optional<SpamMark> mark) {
    this.mark = mark;
    // the number of a part means the mail as it came; a tag must be on what people see in a list
    this.changes =
        List.of(
            new Deed.Row<>(Remedy.StripAttachments.class, new TakeOut(strip, notices)),
            new Deed.Row<>(Remedy.Warn.class, new WarningAround(notices)),
            new Deed.Row<>(Remedy.AddHeader.class, new FieldsOnTop()),
            new Deed.Row<>(Remedy.TagSubject.class, new TagsBeforeSubject()));
    this.errands =
        List.of(
            new Deed.Row<>(
                Remedy.NotifyRecipients.class, new NoticeToRecipients(notices, recipients)),
            new Deed.Row<>(Remedy.NotifySpecialist.class, new NoticeToSpecialists(notices)),
            new Deed.Row<>(
                Remedy.Copy.class,
                (enactment, copies) -> copies.forEach(copy -> enactment.copyTo(copy.to()))));
    this.fates =
        List.of(
            new Deed.Row<>(
                Remedy.Deliver.class, (enactment, fate) -> enactment.go(new Enacted.Fate.Onward())),
            new Deed.Row<>(
                Remedy.Hold.class,
                (enactment, fate) -> enactment.go(new Enacted.Fate.Held(enactment.reason()))),
            new Deed.Row<>(
                Remedy.Discard.class,
                (enactment, fate) -> enactment.go(new Enacted.Fate.Dropped(enactment.reason()))),
            new Deed.Row<>(Remedy.Return.class, new BackToSender(notices)),
            new Deed.Row<>(Remedy.Redirect.class, new ToOthers()),
            new Deed.Row<>(
                Remedy.Later.class,
                (enactment, fate) -> enactment.go(new Enacted.Fate.Deferred(enactment.reason()))));
  }

  /**
   * Enacts a verdict.
   *
   * @param mail as it came
   * @throws IOException when the mail cannot be read or a notice cannot be written; the mail is to
   *     be tried again, for nothing has been sent
   */
  public Enacted enact(Mail mail, Occasion occasion, Verdict verdict) throws IOException {
    if (asksForNothing(verdict)) {
      return new Enacted(new Enacted.Fate.Onward(), mail, List.of(), List.of(), verdict.reasons());
    }
    Enactment enactment = new Enactment(mail, occasion, verdict);
    boolean later = verdict.fate() instanceof Remedy.Later;
    if (!later && enactment.leaves()) {
      change(enactment);
    }
    if (!enactment.isObstructed()) {
      all(fates, enactment);
    }
    if (!later) {
      all(errands, enactment);
    }
    return enactment.end();
  }

  private static boolean asksForNothing(Verdict verdict) {
    return verdict.remedies().size() == 1
        && verdict.fate() instanceof Remedy.Deliver
        && verdict.spam().isEmpty();
  }

  private void change(Enactment enactment) throws IOException {
    for (Deed.Row<?> row : changes) {
      if (!enactment.isObstructed()) {
        row.on(enactment);
      }
    }
    if (!enactment.isObstructed()) {
      markSpam(enactment);
    }
  }

  private static void all(List<Deed.Row<?>> rows, Enactment enactment) throws IOException {
    for (Deed.Row<?> row : rows) {
      row.on(enactment);
    }
  }

  private void markSpam(Enactment enactment) throws IOException {
    if (mark.isPresent() && enactment.verdict().spam().isPresent()) {
      Mail marked = mark.get().on(enactment.mail(), enactment.verdict().spam().get());
      if (marked.content() != enactment.mail().content()) {
        enactment.change(marked, "marked with what was found about spam");
      }
    }
  }
}

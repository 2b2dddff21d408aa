package io.postern.fetch;

import io.postern.journal.Event;
import io.postern.mail.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One mail of one session on its way through the routes: what the ledger knows of it, and what the
 * stations report. Used by one thread at a time.
 */
public final class Visit {
  private final LedgerEntry entry;
  private final String holdReason;
  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
  private final Set<String> held = new HashSet<>();
  private final boolean settles;
  private final List<FetchedMail.Happening> happenings = new ArrayList<>();
  private String from;
  private String subject;
  private Notes notes = Notes.NONE;
  private boolean heldAsAWhole;
  private boolean dropped;
  private boolean kept;
  private TooLarge tooLarge;
  private String putOff;

  /**
   * @param holdReason why the mail must go to the hold and not to its recipients; null when it need
   *     not
   */
  Visit(LedgerEntry entry, String holdReason) {
    this(entry, holdReason, true);
  }

  private Visit(LedgerEntry entry, String holdReason, boolean settles) {
    this.entry = entry;
    this.holdReason = holdReason;
    this.settles = settles;
  }

  /** A visit of a mail that is not downloaded: whoever would have got it is to be told. */
  static Visit of(LedgerEntry entry, TooLarge why) {
    Visit visit = new Visit(entry, null);
    visit.tooLarge = why;
    return visit;
  }

  /** Why only the header of the mail is here; null when all of it is. */
  TooLarge tooLarge() {
    return tooLarge;
  }

  public String mailId() {
    return entry.mailId();
  }

  public String account() {
    return entry.account();
  }

  /** Recipients that have the mail already, from an earlier attempt. */
  public Set<String> done() {
    return entry.done();
  }

  /** Why the mail must go to the hold at once; null when it need not. */
  public String holdReason() {
    return holdReason;
  }

  /** An attempt yielded these outcomes; they are yet to be written. */
  void note(String endpoint, Map<String, Outcome> attempt) {
    outcomes.putAll(attempt);
    List<Notes.Attempt> all = new ArrayList<>(notes.attempts());
    all.add(new Notes.Attempt(endpoint, attempt));
    notes = new Notes(notes.lines(), all);
  }

  /** Something happened to the mail that the journal is yet to tell. */
  void note(Event event, String detail) {
    notes = notes.and(event, null, detail);
    happenings.add(new FetchedMail.Happening(event, detail));
  }

  /** What the mail's header says, for people; decoded. */
  void describe(String writtenBy, String title) {
    from = writtenBy;
    subject = title;
  }

  /** Who wrote what. */
  String described() {
    return from + ": " + subject;
  }

  /** All of it in short, for a person to read. */
  FetchedMail story(Task task, Settlement end) {
    return new FetchedMail(
        task.number(),
        entry.mailId(),
        task.size(),
        from,
        subject,
        List.copyOf(happenings),
        outcomes(),
        end);
  }

  /** What is yet to be written; whoever takes it writes it. */
  Notes takeNotes() {
    Notes taken = notes;
    notes = Notes.NONE;
    return taken;
  }

  /** Whether somebody settles this visit in the end, and writes what is left to write. */
  boolean settles() {
    return settles;
  }

  /** Whether the hold has the mail, for some recipients or as a whole. */
  boolean isHeld() {
    return heldAsAWhole || !held.isEmpty();
  }

  /** A mail that comes out of the hold instead of a mailbox. */
  static Visit released(String mailId, String account, Set<String> delivered) {
    return new Visit(LedgerEntry.fresh(account, "", mailId, 0, 0).with(delivered), null, false);
  }

  /** What became of each recipient so far; the last attempt counts. */
  public Map<String, Outcome> outcomes() {
    return Map.copyOf(outcomes);
  }

  /**
   * These recipients' copies are in the hold; none are named when the mail as a whole is.
   *
   * @param reason null when it is not known
   */
  void noteHeld(Collection<String> recipients, String reason) {
    noteHeld(recipients);
    happenings.add(new FetchedMail.Happening(Event.HELD, reason));
  }

  /** As above, when it is clear why. */
  void noteHeld(Collection<String> recipients) {
    held.addAll(recipients);
    heldAsAWhole |= recipients.isEmpty();
  }

  /** A recipient of the mail wants it to stay at the provider. */
  void keep() {
    kept = true;
  }

  /** Nobody gets the mail, because a policy says so. */
  void drop() {
    dropped = true;
  }

  /** The mail is to be tried again at another session, and that is not its fault. */
  void putOff(String reason) {
    putOff = reason;
  }

  /**
   * What the outcomes add up to, when the journey ended without an exception. Safe only if somebody
   * took the mail: a journey on which nothing happened must never lead to a deletion.
   */
  Settlement settlement() {
    if (heldAsAWhole) {
      return new Settlement.Safe(kept);
    }
    if (putOff != null) {
      return new Settlement.Unsettled(putOff, true);
    }
    if (outcomes.isEmpty() && entry.done().isEmpty() && !dropped) {
      return new Settlement.Unsettled("no station took the mail", false);
    }
    Settlement worst = new Settlement.Safe(kept);
    for (Map.Entry<String, Outcome> each : outcomes.entrySet()) {
      if (each.getValue() instanceof Outcome.Deferred deferred) {
        boolean server = deferred.cause() == Outcome.Cause.SERVER;
        if (!(worst instanceof Settlement.Unsettled u) || u.serverAtFault()) {
          worst = new Settlement.Unsettled(each.getKey() + ": " + deferred.text(), server);
        }
      } else if (isRefused(each.getValue()) && !held.contains(each.getKey())) {
        worst = new Settlement.Unsettled(each.getKey() + ": " + each.getValue().text(), false);
      }
    }
    return worst;
  }

  /** Whether the hold is to have the mail for this recipient, so that it is not lost. */
  static boolean isRefused(Outcome outcome) {
    return outcome instanceof Outcome.Refused
        || (outcome instanceof Outcome.Spam spam && !spam.discarded());
  }
}

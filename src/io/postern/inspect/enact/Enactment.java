package io.postern.inspect.enact;

import io.postern.inspect.Occasion;
import io.postern.inspect.Remedy;
import io.postern.inspect.judge.Verdict;
import io.postern.mail.Address;
import io.postern.mail.Mail;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What has become of a mail so far; of one thread. */
final class Enactment {
  private final Mail original;
  private final Occasion occasion;
  private final Verdict verdict;
  private final List<String> changes = new ArrayList<>();
  private final List<Errand> errands = new ArrayList<>();
  private final Set<Address> others = new LinkedHashSet<>();
  private final List<String> remarks = new ArrayList<>();
  private Mail mail;
  private Optional<String> obstacle = Optional.empty();
  private Enacted.Fate fate;

  Enactment(Mail original, Occasion occasion, Verdict verdict) {
    this.original = original;
    this.occasion = occasion;
    this.verdict = verdict;
    this.mail = original;
    // no fate is unknown to the table; if one were, the mail would be safe
    this.fate = new Enacted.Fate.Held(reason());
  }

  /** The mail as it came. */
  Mail original() {
    return original;
  }

  /** The mail as it is to leave. */
  Mail mail() {
    return mail;
  }

  Occasion occasion() {
    return occasion;
  }

  Verdict verdict() {
    return verdict;
  }

  boolean isOutgoing() {
    return occasion.direction() == Occasion.Direction.OUTGOING;
  }

  /** Why the mail has the fate that it has. */
  String reason() {
    return verdict.reasons().isEmpty() ? "no reason was given" : verdict.reasons().get(0);
  }

  /** What people may read about it: the sentence that decides comes first. */
  List<String> reasons() {
    List<String> all = new ArrayList<>();
    obstacle.ifPresent(all::add);
    all.addAll(verdict.reasons());
    all.addAll(remarks);
    return all;
  }

  /** Whether the mail or a copy of it is to leave, so that it is to be changed. */
  boolean leaves() {
    return verdict.remedies().stream()
        .anyMatch(
            remedy ->
                remedy instanceof Remedy.Deliver
                    || remedy instanceof Remedy.Redirect
                    || remedy instanceof Remedy.Copy);
  }

  /** The mail leaves with this content, but with its own name, envelope and header. */
  void change(Mail changed, String what) {
    mail = new Mail(original.id(), original.envelope(), changed.content(), original.header());
    changes.add(what);
  }

  /** The mail cannot be changed as it should be; a person has to see to it. */
  void obstruct(String why) {
    obstacle = Optional.of(why);
  }

  /** Whether the mail must not leave, since it is not what it should be. */
  boolean isObstructed() {
    return obstacle.isPresent();
  }

  void send(Errand errand) {
    errands.add(errand);
  }

  /** Others are to get the mail. */
  void copyTo(List<Address> addresses) {
    others.addAll(addresses);
  }

  /** Something that somebody should know beside the reasons of the verdict. */
  void remark(String sentence) {
    remarks.add(sentence);
  }

  /** Where the mail goes. */
  void go(Enacted.Fate where) {
    fate = where;
  }

  /** The mail goes on to others than its envelope says. */
  void goTo(List<Address> recipients) {
    mail = mail.to(recipients);
    changes.add(
        "redirected to "
            + recipients.stream().map(Address::toString).collect(Collectors.joining(", ")));
    go(new Enacted.Fate.Onward());
  }

  /** What has become of the mail. */
  Enacted end() {
    if (obstacle.isPresent()) {
      return stays(new Enacted.Fate.Held(obstacle.get()));
    }
    addCopies();
    return fate instanceof Enacted.Fate.Onward || fate instanceof Enacted.Fate.Redirected
        ? new Enacted(fate, mail, errands, changes, reasons())
        : stays(fate);
  }

  private Enacted stays(Enacted.Fate where) {
    return new Enacted(where, original, errands, List.of(), reasons());
  }

  /** One errand for all; of the recipients of an outgoing mail nobody gets a copy as well. */
  private void addCopies() {
    List<Address> addresses = new ArrayList<>(others);
    if (isOutgoing() && fate instanceof Enacted.Fate.Onward) {
      addresses.removeAll(mail.envelope().recipients());
    }
    if (!addresses.isEmpty()) {
      errands.add(new Errand(Errand.Kind.COPY, mail.to(addresses)));
    }
  }
}

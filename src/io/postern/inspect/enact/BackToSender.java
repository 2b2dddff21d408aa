package io.postern.inspect.enact;

import io.postern.inspect.Remedy.Return;
import io.postern.mail.Address;
import io.postern.mail.Mail;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Gives a mail back: outgoing mail by the answer to its client, fetched mail by a report. Where a
 * report would reach nobody, or a machine, the mail is held.
 */
final class BackToSender implements Deed<Return> {
  private final Notices notices;

  BackToSender(Notices notices) {
    this.notices = notices;
  }

  @Override
  public void on(Enactment enactment, List<Return> remedies) throws IOException {
    Mail mail = enactment.original();
    Optional<String> obstacle =
        enactment.isOutgoing() ? Optional.empty() : UnfitForReports.why(mail);
    if (obstacle.isPresent()) {
      String why = "no report can be sent to its sender, since " + obstacle.get();
      enactment.remark(why + "; the mail is held");
      enactment.go(new Enacted.Fate.Held(enactment.reason() + "; but " + why));
      return;
    }
    if (!enactment.isOutgoing()) {
      // what else was found, and by whom, is nothing for a stranger
      List<String> reasons = List.of(enactment.reason());
      Address sender = mail.envelope().sender().orElseThrow();
      enactment.send(
          new Errand(
              Errand.Kind.RETURN, notices.returned(mail, enactment.occasion(), sender, reasons)));
    }
    enactment.go(new Enacted.Fate.Returned(enactment.reason()));
  }
}

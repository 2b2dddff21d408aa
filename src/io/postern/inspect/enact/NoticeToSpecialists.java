package io.postern.inspect.enact;

import io.postern.inspect.Remedy.NotifySpecialist;
import io.postern.mail.Mail;
import java.io.IOException;
import java.util.List;

/** Tells specialists, with the complete mail as it came (F110). */
final class NoticeToSpecialists implements Deed<NotifySpecialist> {
  private final Notices notices;

  NoticeToSpecialists(Notices notices) {
    this.notices = notices;
  }

  @Override
  public void on(Enactment enactment, List<NotifySpecialist> remedies) throws IOException {
    for (NotifySpecialist remedy : remedies) {
      Mail notice =
          notices.toSpecialist(
              enactment.original(), enactment.occasion(), remedy.specialist(), enactment.reasons());
      enactment.send(new Errand(Errand.Kind.NOTICE, notice));
    }
  }
}

package io.postern.inspect.enact;

import io.postern.inspect.Remedy.Warn;
import java.io.IOException;
import java.util.List;

/** Makes the mail the attachment of a warning (F164). */
final class WarningAround implements Deed<Warn> {
  private final Notices notices;

  WarningAround(Notices notices) {
    this.notices = notices;
  }

  @Override
  public void on(Enactment enactment, List<Warn> remedies) throws IOException {
    enactment.change(
        notices.warning(enactment.mail(), enactment.occasion(), enactment.reasons()),
        "it is the attachment of a warning");
  }
}

package io.postern.inspect.enact;

import io.postern.inspect.Remedy.StripAttachments;
import java.io.IOException;
import java.util.List;

/** Takes attachments out, or has the mail held when that cannot be done. */
final class TakeOut implements Deed<StripAttachments> {
  private final Strip strip;
  private final Notices notices;

  TakeOut(Strip strip, Notices notices) {
    this.strip = strip;
    this.notices = notices;
  }

  /** In one pass, so that numbers mean the mail as it came; one that means all means all. */
  @Override
  public void on(Enactment enactment, List<StripAttachments> remedies) throws IOException {
    boolean all = remedies.stream().anyMatch(remedy -> remedy.parts().isEmpty());
    List<String> parts =
        all
            ? List.of()
            : remedies.stream().flatMap(remedy -> remedy.parts().stream()).distinct().toList();
    List<String> reasons = enactment.reasons();
    Stripped stripped =
        strip.of(
            enactment.mail(), parts, (names, octets) -> notices.inPlaceOf(names, octets, reasons));
    if (stripped instanceof Stripped.Impossible impossible) {
      enactment.obstruct(
          "attachments cannot be taken out of the mail: " + impossible.why() + "; it is held");
    } else if (stripped instanceof Stripped.Done done && done.names().isEmpty()) {
      enactment.remark("there was no attachment to be taken out");
    } else if (stripped instanceof Stripped.Done done) {
      enactment.change(done.mail(), "taken out: " + String.join(", ", done.names()));
    }
  }
}

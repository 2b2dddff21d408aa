package io.postern.inspect.enact;

import io.postern.inspect.Remedy.Redirect;
import io.postern.mail.Address;
import java.util.List;

/**
 * Others get the mail instead of its recipients: outgoing mail has others in its envelope, fetched
 * mail is sent to them.
 */
final class ToOthers implements Deed<Redirect> {

  @Override
  public void on(Enactment enactment, List<Redirect> remedies) {
    List<Address> to = remedies.stream().flatMap(remedy -> remedy.to().stream()).toList();
    if (enactment.isOutgoing()) {
      enactment.goTo(to);
    } else {
      enactment.copyTo(to);
      enactment.go(new Enacted.Fate.Redirected(enactment.reason()));
    }
  }
}

package io.postern;

import io.postern.inspect.Occasion;
import io.postern.inspect.enact.Notices;
import io.postern.mail.Address;
import io.postern.mail.Mail;
import io.postern.notice.Inspected;
import io.postern.notice.InspectionNotices;
import java.io.IOException;
import java.util.List;

/** Has the notices about inspected mail written from the templates. */
final class WrittenNotices implements Notices {
  private final InspectionNotices notices;
  private final Address postmaster;

  /**
   * @param postmaster whom reports to strangers name in place of recipients
   */
  WrittenNotices(InspectionNotices notices, Address postmaster) {
    this.notices = notices;
    this.postmaster = postmaster;
  }

  @Override
  public Mail toRecipients(Mail about, Occasion occasion, List<Address> to, List<String> reasons)
      throws IOException {
    return notices.toRecipients(inspected(about, occasion, reasons), to);
  }

  @Override
  public Mail toSpecialist(Mail about, Occasion occasion, Address specialist, List<String> reasons)
      throws IOException {
    return notices.toSpecialist(inspected(about, occasion, reasons), specialist);
  }

  @Override
  public Mail warning(Mail about, Occasion occasion, List<String> reasons) throws IOException {
    return notices.warning(inspected(about, occasion, reasons));
  }

  @Override
  public Mail returned(Mail about, Occasion occasion, Address sender, List<String> reasons)
      throws IOException {
    // a stranger must not learn to whom we would have given it
    Mail addressed = about.to(List.of(postmaster));
    return notices.returned(inspected(addressed, occasion, reasons), sender);
  }

  @Override
  public String inPlaceOf(String names, long octets, List<String> reasons) {
    return notices.inPlaceOf(names, octets, reasons);
  }

  private static Inspected inspected(Mail mail, Occasion occasion, List<String> reasons) {
    return new Inspected(
        mail,
        occasion.direction() == Occasion.Direction.INCOMING,
        occasion.account(),
        occasion.at(),
        reasons);
  }
}

package io.postern.inspect.enact;

import io.postern.inspect.Occasion;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Notices of which each says what it is, about what, and why. */
final class FakeNotices implements Notices {
  private int count;
  boolean broken;

  @Override
  public Mail toRecipients(Mail about, Occasion occasion, List<Address> to, List<String> reasons)
      throws IOException {
    return notice("intercepted", about, to, reasons);
  }

  @Override
  public Mail toSpecialist(Mail about, Occasion occasion, Address specialist, List<String> reasons)
      throws IOException {
    return notice("complete", about, List.of(specialist), reasons);
  }

  @Override
  public Mail warning(Mail about, Occasion occasion, List<String> reasons) throws IOException {
    return notice("warning", about, about.envelope().recipients(), reasons);
  }

  @Override
  public Mail returned(Mail about, Occasion occasion, Address sender, List<String> reasons)
      throws IOException {
    return notice("returned", about, List.of(sender), reasons);
  }

  @Override
  public String inPlaceOf(String names, long octets, List<String> reasons) {
    return names + ", " + octets + " octets: " + reasons;
  }

  private Mail notice(String kind, Mail about, List<Address> to, List<String> reasons)
      throws IOException {
    if (broken) {
      throw new IOException("the disk is full");
    }
    String text = "Subject: " + kind + "\r\n\r\n" + reasons + "\r\n" + Case.text(about);
    return Mail.of(
        "notice-" + ++count,
        new Envelope(Optional.empty(), to),
        Content.of(text.getBytes(StandardCharsets.ISO_8859_1)));
  }
}

package io.postern.notice;

import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.EnvelopeParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the empty sender, so that nobody ever answers with a mail (RFC 3834, RFC 3464). */
final class OwnEnvelope {
  private OwnEnvelope() {}

  static Envelope to(List<Address> recipients) {
    EnvelopeParameters parameters =
        recipients.stream().anyMatch(Address::isInternational)
            ? new EnvelopeParameters(true, Optional.empty(), Optional.empty(), Map.of())
            : EnvelopeParameters.NONE;
    return new Envelope(Optional.empty(), recipients, parameters);
  }
}

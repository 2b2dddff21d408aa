package io.postern.deliver;

import io.postern.mail.Address;
import io.postern.mail.Outcome;
import java.util.Map;
import java.util.Optional;

/**
 * What became of an attempt, and over which connection.
 *
 * @param outcomes one for each recipient of the envelope, in its order of being decided
 * @param facts empty when no connection could be had: none was made, TLS or the login failed, the
 *     server did not greet us; or the mail was unfit before one was needed
 */
public record Report(Map<Address, Outcome> outcomes, Optional<Facts> facts) {}

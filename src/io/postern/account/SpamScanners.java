package io.postern.account;

import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.spam.RspamdSettings;
import io.postern.inspect.spam.SpamdSettings;
import io.postern.inspect.spam.TrustedHosts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who looks for spam. Each is called as its group of settings is.
 *
 * @param directions which mail they see; none when there is no scanner
 * @param trustedHosts the provider's servers, by whose trace lines the hand-off of fetched mail is
 *     known
 * @param spamassassin SpamAssassin's daemon
 * @param rspamd Rspamd
 */
public record SpamScanners(
    Set<Direction> directions,
    TrustedHosts trustedHosts,
    Optional<SpamdSettings> spamassassin,
    Optional<RspamdSettings> rspamd) {

  /** Nobody. */
  public static final SpamScanners NONE =
      new SpamScanners(
          Set.of(), new TrustedHosts(List.of(), List.of()), Optional.empty(), Optional.empty());

  public SpamScanners {
    directions = Set.copyOf(directions);
  }

  /** The same without what is asked of nobody. */
  List<Object> scanners() {
    return List.of(directions, spamassassin, rspamd);
  }

  /** What they are called in journal, log and rules. */
  Stream<String> names() {
    return Stream.of(spamassassin.map(SpamdSettings::name), rspamd.map(RspamdSettings::name))
        .flatMap(Optional::stream);
  }
}

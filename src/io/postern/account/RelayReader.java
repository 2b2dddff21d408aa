package io.postern.account;

import io.postern.relay.RelaySettings;
import java.time.Duration;
import java.util.Optional;

/** Reads how outgoing mail leaves. */
final class RelayReader {
  private static final String SMARTHOSTS = "smarthosts";
  private static final String THROTTLE = "throttle";

  private final RelayKeys keys;
  private final SmarthostReader smarthosts;
  private final String helo;

  RelayReader(RelayKeys keys, String helo) {
    this.keys = keys;
    this.smarthosts = new SmarthostReader(keys.smarthost, helo);
    this.helo = helo;
  }

  /** When mail is given up; empty when something is wrong with it. */
  Optional<Duration> expireAfter(Section relay) {
    return relay.get(keys.expireAfter);
  }

  /** Finds what is wrong. */
  void check(Section relay) {
    relay.check(keys.own());
    relay.group(THROTTLE).check(keys.throttle());
    if (relay.isEmptied(keys.retries)) {
      relay.wrong(keys.retries, "empty", "expected at least one duration, such as 15m");
    }
    if (!relay.problems().isAbandoned(relay.node())) {
      smarthosts.check(relay.group(SMARTHOSTS));
    }
  }

  /** The settings, when nothing is wrong. */
  RelaySettings read(Section relay) {
    return new RelaySettings(
        smarthosts.read(relay.group(SMARTHOSTS)),
        relay.value(keys.parallel),
        relay.list(keys.retries),
        relay.value(keys.expireAfter),
        relay.value(keys.warnAfter),
        relay.group(THROTTLE).value(keys.throttleMails),
        relay.group(THROTTLE).value(keys.throttlePer),
        relay.value(keys.language),
        relay.value(keys.returnContent),
        helo,
        relay.value(keys.maxReturned));
  }
}

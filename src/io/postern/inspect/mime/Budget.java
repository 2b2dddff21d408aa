package io.postern.inspect.mime;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What may still be spent on a mail, and what was not looked into because it was too much. */
final class Budget {
  private static final long RATIO_FLOOR = 4L << 20;

  private final Limits limits;
  private final Clock clock;
  private final Instant deadline;
  private final List<Gap> gaps = new ArrayList<>(1);
  private int parts;
  private int entries;
  private long decoded;
  private long inflated;
  private Exceeded spent;

  Budget(Limits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
    this.deadline = clock.instant().plus(limits.time());
  }

  Limits limits() {
    return limits;
  }

  List<Gap> gaps() {
    return gaps;
  }

  void gap(Gap.Kind kind, String text) {
    if (gaps.size() < Anatomy.MAX_GAPS) {
      gaps.add(new Gap(kind, text));
    }
  }

  /** Throws again what ended the reading, should a library have swallowed it. */
  void check() throws Exceeded {
    if (spent != null) {
      throw spent;
    }
    if (clock.instant().isAfter(deadline)) {
      throw spend("it took longer than " + limits.time().toMillis() + " ms");
    }
  }

  void part() throws Exceeded {
    if (++parts > limits.parts()) {
      throw spend("the mail has more than " + limits.parts() + " parts");
    }
  }

  void decoded(int octets) throws Exceeded {
    decoded += octets;
    if (decoded > limits.decodedOctets()) {
      throw spend("the mail has more than " + limits.decodedOctets() + " octets, decoded");
    }
    check();
  }

  private Exceeded spend(String text) {
    spent = new Exceeded(text, true);
    return spent;
  }

  void entry() throws Exceeded {
    if (++entries > limits.archiveEntries()) {
      throw new Exceeded("archives with more than " + limits.archiveEntries() + " entries", false);
    }
    check();
  }

  /**
   * @param octets how many more came out
   * @param consumed how many octets of the archive went in so far
   * @param produced how many came out so far
   */
  void inflated(int octets, long consumed, long produced) throws Exceeded {
    inflated += octets;
    if (inflated > limits.inflatedOctets()) {
      throw new Exceeded(
          "archives that inflate to more than " + limits.inflatedOctets() + " octets", false);
    }
    if (produced > RATIO_FLOOR && produced / limits.inflationRatio() > consumed) {
      throw new Exceeded(
          "an archive that inflates more than " + limits.inflationRatio() + " times", false);
    }
    check();
  }
}

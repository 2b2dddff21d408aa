package io.postern.inspect.mime;

import java.time.Duration;

/**
 * How far a mail is looked into. What exceeds a limit is a {@link Gap}, never an error.
 *
 * @param time how long one mail may take
 * @param depth how deep multiparts and attached messages may nest
 * @param parts how many parts a mail may have
 * @param headerOctets how long the header of a mail or of a part may be
 * @param decodedOctets how many octets all parts together may have when decoded
 * @param archiveDepth how deep archives may nest
 * @param archiveEntries how many entries all archives together may have
 * @param inflatedOctets how many octets all archives together may inflate to
 * @param inflationRatio how many octets one octet of an archive may inflate to, once it has
 *     inflated to 4 MB
 * @param textOctets how much of each text is kept for conditions on the text of the mail
 * @param memoryOctets how much of an archive is kept in memory; a larger one is put into a private
 *     file for as long as it is looked into
 */
public record Limits(
    Duration time,
    int depth,
    int parts,
    int headerOctets,
    long decodedOctets,
    int archiveDepth,
    int archiveEntries,
    long inflatedOctets,
    int inflationRatio,
    int textOctets,
    int memoryOctets) {

  private static final Limits STANDARD =
      new Limits(
          Duration.ofSeconds(5),
          20,
          1_000,
          256 * 1024,
          200L << 20,
          5,
          5_000,
          100L << 20,
          250,
          64 * 1024,
          256 * 1024);

  /**
   * @throws IllegalArgumentException naming what is not above zero
   */
  public Limits {
    positive("time", time.toNanos());
    positive("depth", depth);
    positive("parts", parts);
    positive("headerOctets", headerOctets);
    positive("decodedOctets", decodedOctets);
    positive("archiveDepth", archiveDepth);
    positive("archiveEntries", archiveEntries);
    positive("inflatedOctets", inflatedOctets);
    positive("inflationRatio", inflationRatio);
    positive("textOctets", textOctets);
    positive("memoryOctets", memoryOctets);
  }

  private static void positive(String what, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(what + " is " + value + ", must be above zero");
    }
  }

  /** Limits that ordinary mail of up to some 100 MB keeps. */
  public static Limits standard() {
    return STANDARD;
  }
}

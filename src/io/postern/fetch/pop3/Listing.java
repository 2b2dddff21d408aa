package io.postern.fetch.pop3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;

/**
 * The mails of a mailbox as LIST and UIDL name them, in the order of their numbers. Kept in a few
 * arrays: a hundred thousand mails take some megabytes.
 */
public final class Listing {
  private final int[] numbers;
  private final long[] octets;
  private final byte[] uidls;
  private final int[] uidlEnds;
  private final Map<Integer, String> otherKeys;
  private final BitSet ambiguous;
  private final Oddities oddities;

  /**
   * What was odd about the server's answers.
   *
   * @param junkLines lines that make no sense, or name a number a second time; skipped
   * @param unmatched numbers that only one of LIST and UIDL has; skipped
   * @param beyond mails behind the most that were asked for; not looked at
   */
  public record Oddities(int junkLines, int unmatched, int beyond) {}

  Listing(
      int[] numbers,
      long[] octets,
      byte[] uidls,
      int[] uidlEnds,
      RepeatedUidls repeated,
      Oddities oddities) {
    this.numbers = numbers;
    this.octets = octets;
    this.uidls = uidls;
    this.uidlEnds = uidlEnds;
    this.otherKeys = repeated.keys();
    this.ambiguous = repeated.ambiguous();
    this.oddities = oddities;
  }

  /** How many mails there are; the methods below take 0 up to, not including, this. */
  public int size() {
    return numbers.length;
  }

  /** The message number that this session knows it by. */
  public int number(int i) {
    return numbers[i];
  }

  /** Its size in octets as the server says; some servers estimate. */
  public long octets(int i) {
    return octets[i];
  }

  /**
   * What tells it from all others of this account, now and in later sessions: its UIDL. Where a
   * server repeats one, the second mail with it is {@code uidl#2} and so on.
   */
  public String uidl(int i) {
    String other = otherKeys.get(i);
    return other != null ? other : uidl(uidls, uidlEnds, i);
  }

  /** Octets of all of them, as the server says. */
  public long octets() {
    return Arrays.stream(octets).sum();
  }

  static String uidl(byte[] uidls, int[] ends, int i) {
    int start = i == 0 ? 0 : ends[i - 1];
    return new String(uidls, start, ends[i] - start, ISO_8859_1);
  }

  /** Whether other mails have the same UIDL, so that none of them is known for sure next time. */
  public boolean ambiguous(int i) {
    return ambiguous.get(i);
  }

  /** What was odd. */
  public Oddities oddities() {
    return oddities;
  }

  @Override
  public String toString() {
    return size() + " mails, " + oddities;
  }
}

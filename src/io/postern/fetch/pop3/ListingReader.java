package io.postern.fetch.pop3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.postern.fetch.pop3.Pop3Exception.Kind;
import java.util.Arrays;
import java.util.Optional;

/** Reads the answers to LIST and UIDL, line by line, and keeps what both agree on. */
final class ListingReader {
  private static final int UIDL_MAX = 500;
  private static final int NO_NUMBER = -1;

  private final Dialogue dialogue;
  private final int max;

  /** Number in the upper 32 bits, index into {@link #octets} in the lower: sorts by number. */
  private long[] found = new long[64];

  private long[] octets = new long[64];
  private int count;
  private int[] uidlStarts;
  private int[] uidlLengths;
  private byte[] uidls;
  private int uidlsEnd;
  private int junk;
  private int unmatched;
  private int beyond;
  private int expected;

  /**
   * @param max mails to keep at the most
   */
  ListingReader(Dialogue dialogue, int max) {
    this.dialogue = dialogue;
    this.max = max;
  }

  /** Reads the answer to LIST; to be called first. */
  void readList() throws Pop3Exception {
    Pop3Reply reply = dialogue.reply();
    if (!reply.ok()) {
      throw dialogue.failure(Refusal.kind(reply, Kind.PROTOCOL), "LIST was refused");
    }
    for (Optional<String> line = dialogue.line(); line.isPresent(); line = dialogue.line()) {
      listed(line.get());
    }
    sort();
  }

  private void listed(String line) {
    int number = number(line);
    long size = number == NO_NUMBER ? NO_NUMBER : size(line);
    if (size == NO_NUMBER) {
      junk++;
    } else if (count == max) {
      beyond++;
    } else {
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
        octets = Arrays.copyOf(octets, count * 2);
      }
      found[count] = (long) number << 32 | count;
      octets[count++] = size;
    }
  }

  /** Orders by number, and of the same number keeps the first; nearly always a mere look. */
  private void sort() {
    Arrays.sort(found, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (kept > 0 && found[i] >>> 32 == found[kept - 1] >>> 32) {
        junk++;
      } else {
        found[kept++] = found[i];
      }
    }
    count = kept;
  }

  /** Reads the answer to UIDL; to be called second. */
  void readUidl() throws Pop3Exception {
    uidlStarts = new int[count];
    uidlLengths = new int[count];
    uidls = new byte[count * 24];
    Pop3Reply reply = dialogue.reply();
    if (!reply.ok()) {
      if (count == 0) {
        return;
      }
      throw dialogue.failure(
          Refusal.kind(reply, Kind.NO_UIDL), "UIDL was refused, so mails cannot be told apart");
    }
    for (Optional<String> line = dialogue.line(); line.isPresent(); line = dialogue.line()) {
      identified(line.get());
    }
  }

  private void identified(String line) {
    int number = number(line);
    String uidl = number == NO_NUMBER ? "" : line.substring(digitsEnd(line)).strip();
    if (!isUidl(uidl)) {
      junk++;
      return;
    }
    int i = indexOf(number);
    if (i < 0) {
      unmatched += beyond > 0 ? 0 : 1;
    } else if (uidlLengths[i] > 0) {
      junk++;
    } else {
      keep(i, uidl);
    }
  }

  private void keep(int i, String uidl) {
    int end = uidlsEnd + uidl.length();
    if (end > uidls.length) {
      uidls = Arrays.copyOf(uidls, Math.max(end, uidls.length * 3 / 2));
    }
    byte[] octetsOfUidl = uidl.getBytes(ISO_8859_1);
    System.arraycopy(octetsOfUidl, 0, uidls, uidlsEnd, octetsOfUidl.length);
    uidlStarts[i] = uidlsEnd;
    uidlLengths[i] = uidl.length();
    uidlsEnd = end;
  }

  /** UIDL nearly always names the numbers in the order in which LIST did. */
  private int indexOf(int number) {
    if (expected < count && found[expected] >>> 32 == number) {
      return expected++;
    }
    int insertion = Arrays.binarySearch(found, 0, count, (long) number << 32);
    int i = insertion < 0 ? -insertion - 1 : insertion;
    boolean there = i < count && found[i] >>> 32 == number;
    expected = there ? i + 1 : expected;
    return there ? i : -1;
  }

  /** What both agree on. */
  Listing listing() {
    int[] numbers = new int[count];
    long[] sizes = new long[count];
    int[] ends = new int[count];
    byte[] inOrder = new byte[uidlsEnd];
    int n = 0;
    int end = 0;
    for (int i = 0; i < count; i++) {
      if (uidlLengths[i] == 0) {
        unmatched++;
        continue;
      }
      numbers[n] = (int) (found[i] >>> 32);
      sizes[n] = octets[(int) found[i]];
      System.arraycopy(uidls, uidlStarts[i], inOrder, end, uidlLengths[i]);
      end += uidlLengths[i];
      ends[n++] = end;
    }
    return listing(Arrays.copyOf(numbers, n), Arrays.copyOf(sizes, n), inOrder, ends);
  }

  private Listing listing(int[] numbers, long[] sizes, byte[] inOrder, int[] ends) {
    RepeatedUidls repeated =
        RepeatedUidls.among(numbers.length, i -> Listing.uidl(inOrder, ends, i));
    return new Listing(
        numbers, sizes, inOrder, ends, repeated, new Listing.Oddities(junk, unmatched, beyond));
  }

  /** Printable without control characters, 1 to 500 octets (RFC 1939 allows 70). */
  private static boolean isUidl(String uidl) {
    return !uidl.isEmpty()
        && uidl.length() <= UIDL_MAX
        && uidl.chars().noneMatch(c -> c < ' ' || c == 0x7f);
  }

  /** The message number at the head of a line, followed by a blank. */
  private static int number(String line) {
    int end = digitsEnd(line);
    boolean blank = end < line.length() && (line.charAt(end) == ' ' || line.charAt(end) == '\t');
    if (end == 0 || end > 10 || !blank) {
      return NO_NUMBER;
    }
    long number = Long.parseLong(line, 0, end, 10);
    return number >= 1 && number <= Integer.MAX_VALUE ? (int) number : NO_NUMBER;
  }

  /** The number behind the message number; what comes behind it is nobody's business. */
  private static long size(String line) {
    String rest = line.substring(digitsEnd(line)).strip();
    int end = digitsEnd(rest);
    return end == 0 || end > 18 ? NO_NUMBER : Long.parseLong(rest, 0, end, 10);
  }

  private static int digitsEnd(String line) {
    int end = 0;
    while (end < line.length() && line.charAt(end) >= '0' && line.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}

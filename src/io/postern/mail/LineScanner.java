package io.postern.mail;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Learns the {@link ContentFacts} of octets that pass by in blocks of any size. One scanner serves
 * one content; it is not safe for several threads.
 */
public final class LineScanner {
  private static final int CR = '\r';
  private static final int LF = '\n';
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long CRS = CR * LOW_BITS;
  private static final long LFS = LF * LOW_BITS;
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private int last = -1;
  private int beforeLast = -1;
  private boolean dotLines;
  private boolean bare;
  private boolean lookAlike;
  private int high;
  private boolean lineStart = true;
  private boolean lineStartBare;
  private int dotPhase;

  /** Takes the next octets: {@code block[from]} up to, not including, {@code block[to]}. */
  public void accept(byte[] block, int from, int to) {
    int i = from;
    while (i < to) {
      if (!lineStart && dotPhase == 0 && last != CR) {
        int end = nextLineEnd(block, i, to);
        if (end > i) {
          beforeLast = end - i > 1 ? block[end - 2] : last;
          last = block[end - 1];
          i = end;
          continue;
        }
      }
      high |= block[i];
      step(block[i++]);
    }
  }

  /** The first CR or LF from {@code i} on, or {@code to}; eight octets at a time. */
  private int nextLineEnd(byte[] block, int from, int to) {
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long word = (long) WORDS.get(block, i);
      if ((zeroOctets(word ^ CRS) | zeroOctets(word ^ LFS)) != 0) {
        break;
      }
      high |= (word & HIGH_BITS) != 0 ? -1 : 0;
    }
    while (i < to && block[i] != CR && block[i] != LF) {
      high |= block[i++];
    }
    return i;
  }

  /** Not zero when an octet of the word is zero (it may then mark octets above that one, too). */
  private static long zeroOctets(long word) {
    return (word - LOW_BITS) & ~word & HIGH_BITS;
  }

  private void step(int b) {
    boolean afterCr = last == CR;
    if (afterCr && b != LF) {
      bare = true;
      startLine(true);
    }
    if (b == LF) {
      lineFeed(afterCr);
    } else if (b == CR) {
      if (dotPhase == 1) {
        dotPhase = 2;
      }
    } else {
      content(b);
    }
    beforeLast = last;
    last = b;
  }

  /** A line feed ends a line; with the carriage return before it, in the one lawful way. */
  private void lineFeed(boolean afterCr) {
    if (!afterCr) {
      bare = true;
      lookAlike |= dotPhase == 1;
    } else {
      lookAlike |= dotPhase == 2 && lineStartBare;
    }
    startLine(!afterCr);
  }

  private void startLine(boolean bareEnd) {
    lookAlike |= bareEnd && dotPhase == 2;
    lineStart = true;
    lineStartBare = bareEnd;
    dotPhase = 0;
  }

  private void content(int b) {
    if (lineStart && b == '.') {
      dotLines = true;
      dotPhase = 1;
    } else if (b != 0) {
      dotPhase = 0;
    }
    lineStart = lineStart && b == 0;
  }

  /**
   * Whether a CR without LF or a LF without CR was among the octets so far; a CR that is the last
   * of them may yet be followed by its LF and does not count.
   */
  public boolean hasSeenBareLineEnd() {
    return bare;
  }

  /** What was learnt from all octets so far. */
  public ContentFacts facts() {
    boolean complete = last == -1 || (last == LF && beforeLast == CR);
    boolean loneCr = last == CR;
    return new ContentFacts(
        dotLines, high < 0, bare || loneCr, lookAlike || (loneCr && dotPhase == 2), complete);
  }
}

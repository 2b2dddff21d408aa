package io.postern.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Changes specimens at random and looks at what becomes of them, for two seconds, or for as many as
 * the environment variable {@code POSTERN_FUZZ_SECONDS} says. What fails can be had again: the
 * failure tells the seed, which {@code POSTERN_FUZZ_SEED} takes.
 */
public final class Fuzz {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int MAX_CHANGES = 8;
  private static final int MAX_LENGTH = 64 * 1024;
  private static final int SHOWN = 600;

  private final String area;
  private final List<byte[]> specimens;
  private final List<byte[]> words;
  private Duration cpu = Duration.ofSeconds(2);
  private long memory = 32L << 20;
  private int share = 1;

  /** Looks at one specimen; throws, or fails, when something is wrong. */
  @FunctionalInterface
  public interface Look {
    void at(byte[] octets) throws Exception;
  }

  /**
   * @param area for people
   * @param specimens good ones
   * @param words what means something in them, a character per octet
   */
  public Fuzz(String area, List<byte[]> specimens, List<String> words) {
    this.area = area;
    this.specimens = specimens;
    this.words = words.stream().map(w -> w.getBytes(StandardCharsets.ISO_8859_1)).toList();
  }

  /** The most that one look may cost, instead of 2 s and 32 MB of octets allocated in all. */
  public Fuzz within(Duration cpuTime, long allocated) {
    cpu = cpuTime;
    memory = allocated;
    return this;
  }

  /** One of several in an area, which share the time. */
  public Fuzz oneOf(int several) {
    share = several;
    return this;
  }

  /** Looks at specimens until the time is over; at least at each as it is. */
  public void run(Look look) {
    specimens.forEach(specimen -> check(look, specimen, "none: the specimen itself"));
    long first = number("POSTERN_FUZZ_SEED", System.nanoTime());
    long seconds = number("POSTERN_FUZZ_SECONDS", 2);
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos() / share;
    long seed = first;
    do {
      check(look, changed(new Random(seed)), String.valueOf(seed));
      seed++;
    } while (System.nanoTime() - end < 0);
    System.out.println("fuzzed " + area + ": " + (seed - first) + " times from seed " + first);
  }

  private static long number(String variable, long usual) {
    String said = System.getenv(variable);
    return said == null || said.isBlank() ? usual : Long.parseLong(said.strip());
  }

  private void check(Look look, byte[] octets, String seed) {
    byte[] before = octets.clone();
    long thread = Thread.currentThread().getId();
    long cpuBefore = THREADS.getCurrentThreadCpuTime();
    long memoryBefore = THREADS.getThreadAllocatedBytes(thread);
    try {
      look.at(octets);
    } catch (Exception | AssertionError | StackOverflowError failed) {
      throw new AssertionError(about(before, seed), failed);
    }
    long spent = THREADS.getCurrentThreadCpuTime() - cpuBefore;
    long allocated = THREADS.getThreadAllocatedBytes(thread) - memoryBefore;
    if (spent > cpu.toNanos() || allocated > memory || !Arrays.equals(before, octets)) {
      String costs = (spent / 1_000_000) + " ms of CPU, " + allocated + " octets of memory; ";
      throw new AssertionError(costs + about(before, seed));
    }
  }

  private String about(byte[] octets, String seed) {
    byte[] beginning = Arrays.copyOf(octets, Math.min(SHOWN, octets.length));
    return area
        + ", seed "
        + seed
        + ", "
        + octets.length
        + " octets, beginning with "
        + HexFormat.of().formatHex(beginning);
  }

  /** A specimen with some changes; the same for the same seed. */
  private byte[] changed(Random random) {
    byte[] octets = specimens.get(random.nextInt(specimens.size()));
    int changes = 1 + random.nextInt(MAX_CHANGES);
    for (int i = 0; i < changes; i++) {
      octets = change(octets, random);
      if (octets.length > MAX_LENGTH) {
        octets = Arrays.copyOf(octets, MAX_LENGTH);
      }
    }
    return octets;
  }

  private byte[] change(byte[] octets, Random random) {
    int at = random.nextInt(octets.length + 1);
    int to = Math.min(octets.length, at + 1 + random.nextInt(random.nextBoolean() ? 4 : 64));
    byte[] before = Arrays.copyOf(octets, at);
    byte[] piece = Arrays.copyOfRange(octets, at, to);
    byte[] behind = Arrays.copyOfRange(octets, to, octets.length);
    return switch (random.nextInt(9)) {
      case 0 -> join(before, number(piece, random), behind);
      case 1 -> join(before, behind);
      case 2 -> join(before, piece, piece, behind);
      case 3 -> join(before, repeated(piece, 1 + random.nextInt(300)), behind);
      case 4 -> join(before, word(random), piece, behind);
      case 5 -> join(before, word(random), behind);
      case 6 -> join(before, line(octets, random), piece, behind);
      case 7 -> random.nextInt(4) == 0 ? before : join(before, flipped(piece, random), behind);
      default ->
          join(before, slice(specimens.get(random.nextInt(specimens.size())), random), behind);
    };
  }

  private byte[] word(Random random) {
    return words.get(random.nextInt(words.size()));
  }

  /** Extreme numbers, which lengths and counts are made of. */
  private static byte[] number(byte[] piece, Random random) {
    byte[] number = piece.clone();
    byte[] extremes = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff, (byte) 0xfe};
    Arrays.fill(number, extremes[random.nextInt(extremes.length)]);
    return number;
  }

  private static byte[] flipped(byte[] piece, Random random) {
    byte[] flipped = piece.clone();
    if (flipped.length > 0) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private static byte[] repeated(byte[] piece, int count) {
    byte[] all = new byte[piece.length * count];
    for (int i = 0; i < count; i++) {
      System.arraycopy(piece, 0, all, i * piece.length, piece.length);
    }
    return all;
  }

  /** A line of the specimen, to stand somewhere else. */
  private static byte[] line(byte[] octets, Random random) {
    int start = random.nextInt(octets.length + 1);
    while (start > 0 && octets[start - 1] != '\n') {
      start--;
    }
    int end = start;
    while (end < octets.length && octets[end] != '\n') {
      end++;
    }
    return Arrays.copyOfRange(octets, start, Math.min(octets.length, end + 1));
  }

  private static byte[] slice(byte[] octets, Random random) {
    int from = random.nextInt(octets.length + 1);
    return Arrays.copyOfRange(octets, from, from + random.nextInt(octets.length - from + 1));
  }

  private static byte[] join(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }

  /** Whether a finding keeps what every finding promises. */
  public static void isSound(Finding finding) {
    assertThat(finding.text()).isNotBlank().hasSizeLessThan(400).doesNotMatch("(?s).*[\\p{C}].*");
    if (finding instanceof Finding.Infected infected) {
      assertThat(infected.names()).isNotEmpty().allMatch(name -> name.length() <= 300);
    }
    if (finding instanceof Finding.Scored scored) {
      assertThat(scored.score()).isFinite();
      assertThat(scored.required()).isFinite();
      assertThat(scored.symbols()).hasSizeLessThanOrEqualTo(100);
    }
  }
}

package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of processor and memory an awkward mail can make us spend. */
class InspectionIsBoundedTest {
  private static final long MOST_NANOS = 1_000_000_000;
  private static final int MOST_MEGABYTES = 64;

  /** What looking at a mail cost. */
  private record Cost(String name, long nanos, long octets) {
    static Cost of(String line) {
      String[] values = line.split("\t");
      return new Cost(values[0], Long.parseLong(values[1]), Long.parseLong(values[2]));
    }
  }

  /** In a virtual machine with 64 MB for everything that is not a mail. */
  @Test
  void noMailTakesASecondOrSixtyFourMegabytes(@TempDir Path folder) throws Exception {
    List<AwkwardMail> mails = AwkwardMails.all();
    List<Cost> costs = inspected(folder, mails).lines().map(Cost::of).toList();
    List<Cost> byTime = costs.stream().sorted(Comparator.comparing(Cost::nanos)).toList();
    Cost longest = byTime.get(byTime.size() - 1);
    System.out.printf(
        "%d mails; longest %.1f ms (%s), median %.2f ms%n",
        costs.size(),
        longest.nanos() / 1e6,
        longest.name(),
        byTime.get(byTime.size() / 2).nanos() / 1e6);
    assertThat(costs)
        .extracting(Cost::name)
        .isEqualTo(mails.stream().map(AwkwardMail::id).toList());
    assertThat(longest.nanos()).as(longest.name()).isLessThan(MOST_NANOS);
  }

  private static String inspected(Path folder, List<AwkwardMail> mails)
      throws IOException, InterruptedException {
    long octets = mails.stream().mapToLong(mail -> 2L * mail.octets().length).sum();
    String heap = "-Xmx" + (MOST_MEGABYTES + (octets >> 20)) + "m";
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-cp",
                OwnClassPath.text(),
                "io.postern.system.InspectionCosts",
                folder.toString())
            .redirectError(folder.resolve("complaints.txt").toFile())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("exit code of " + heap + ": " + said).isZero();
    return said;
  }
}

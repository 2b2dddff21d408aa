package io.postern.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The program behind {@code bench/inspect}: lets the gateway empty the same full mailbox of a real
 * Dovecot into the same recorder without inspection, with rules only, with rules and clamd, and
 * with rules and spamd, in turn, and prints what a mail costs and the ratios to none in the same
 * run. A mailbox is full and the gateway ready before its time begins: it finds the recorder closed
 * until then.
 */
public final class InspectionComparison {
  private static final String USER = FullMailbox.USER;
  private static final String NONE = "none";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final int mails;
  private final FullMailbox mailbox;
  private final Map<String, List<String>> variants = new LinkedHashMap<>();

  private InspectionComparison(int mails, int octets) {
    this.mails = mails;
    this.mailbox = new FullMailbox(mails, octets, PATIENCE);
    variants.put(NONE, List.of());
    variants.put("rules", List.of("inspect: {language: en}"));
  }

  /** What the gateway needed; its own processor time, and the whole machine's clock. */
  private record Result(double seconds, double cpuSeconds) {}

  /**
   * @param args how many mails (500), octets of each (10,240), how often (3)
   */
  public static void main(String[] args) throws Exception {
    int mails = args.length > 0 ? Integer.parseInt(args[0]) : 500;
    int octets = args.length > 1 ? Integer.parseInt(args[1]) : 10_240;
    int runs = args.length > 2 ? Integer.parseInt(args[2]) : 3;
    InspectionComparison comparison = new InspectionComparison(mails, octets);
    try (RealClamd clamd = new RealClamd();
        RealSpamd spamd = new RealSpamd()) {
      String scanner = "inspect: {antivirus: {clamd: {address: \"%s\", expanded: 2MB}}}";
      comparison.variants.put("clamd", List.of(scanner.formatted(clamd.unix())));
      String judge = "inspect: {spam: {spamassassin: {address: \"%s\"}}}";
      comparison.variants.put("spamd", List.of(judge.formatted(spamd.address())));
      comparison.run(runs);
    }
    System.exit(0);
  }

  private void run(int runs) throws IOException {
    Map<String, List<Double>> times = new LinkedHashMap<>();
    Map<String, List<Double>> cpus = new LinkedHashMap<>();
    for (int run = 1; run <= runs; run++) {
      Result none = measured(NONE);
      for (String variant : variants.keySet()) {
        Result result = variant.equals(NONE) ? none : measured(variant);
        print(variant, result);
        times
            .computeIfAbsent(variant, key -> new ArrayList<>())
            .add(result.seconds() / none.seconds());
        cpus.computeIfAbsent(variant, key -> new ArrayList<>())
            .add(result.cpuSeconds() / none.cpuSeconds());
      }
    }
    variants.keySet().stream()
        .filter(variant -> !variant.equals(NONE))
        .forEach(
            variant ->
                System.out.printf(
                    Locale.ROOT,
                    "%-6s times none, median: %.2f in time, %.2f in cpu of the gateway%n",
                    variant,
                    median(times.get(variant)),
                    median(cpus.get(variant))));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private void print(String variant, Result result) {
    System.out.printf(
        Locale.ROOT,
        "%-6s %6d mails in %7.3f s  %7.0f mails/s  %6.2f ms/mail  %5.2f ms cpu/mail%n",
        variant,
        mails,
        result.seconds(),
        mails / result.seconds(),
        result.seconds() * 1_000 / mails,
        result.cpuSeconds() * 1_000 / mails);
  }

  private Result measured(String variant) throws IOException {
    Path home = Files.createTempDirectory("postern-bench");
    if (!variant.equals(NONE)) {
      Files.writeString(home.resolve("rules.yaml"), RulesAboutEverything.YAML);
    }
    try (Dovecot dovecot = mailbox.filled();
        SmtpSink sink = SmtpSink.digesting();
        GatewayProcess gateway =
            new SiteSettings(sink.port())
                .fetch("attempts: 100")
                .mailbox(dovecot, USER, "every: 100ms")
                .also(variants.get(variant).toArray(String[]::new))
                .gateway(home)) {
      FullMailbox.Emptying took = mailbox.emptiedBy(gateway, "-Xmx160m", dovecot, sink);
      return new Result(took.seconds(), took.cpuSeconds());
    }
  }
}

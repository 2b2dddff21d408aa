package io.postern.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * The program behind {@code bench/accounts}: starts the gateway by its launcher on many accounts at
 * a real Dovecot and prints what that takes, for several numbers of accounts, so that one sees what
 * grows faster than they do.
 */
public final class ManyAccountsMeasured {
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private final String launcher;
  private final ManyAccounts company;

  private ManyAccountsMeasured(String launcher, ManyAccounts company) {
    this.launcher = launcher;
    this.company = company;
  }

  /** Something that takes its time. */
  private interface Work {
    void run() throws Exception;
  }

  /**
   * @param args numbers of accounts and of recipients, in pairs; the launcher is what the
   *     environment variable POSTERN names, or ./postern
   */
  public static void main(String[] args) throws Exception {
    List<Integer> numbers = new ArrayList<>();
    for (String arg : args) {
      numbers.add(Integer.valueOf(arg));
    }
    if (numbers.isEmpty()) {
      numbers.addAll(List.of(5, 10, 100, 200, 500, 1_000, 2_000, 4_000));
    } else if (numbers.size() % 2 == 1) {
      throw new IllegalArgumentException(
          "expected numbers of accounts and of recipients, in pairs");
    }
    String launcher = Optional.ofNullable(System.getenv("POSTERN")).orElse("./postern");
    for (int i = 0; i < numbers.size(); i += 2) {
      ManyAccounts company = new ManyAccounts(numbers.get(i), numbers.get(i + 1));
      new ManyAccountsMeasured(launcher, company).measure();
    }
    System.exit(0);
  }

  private void measure() throws Exception {
    System.out.printf("%n%,d accounts, %,d recipients%n", company.accounts(), company.recipients());
    Path home = Files.createTempDirectory("postern-bench");
    try (Dovecot provider = new Dovecot(company.names());
        SmtpSink sink = SmtpSink.digesting()) {
      company.write(home, provider, sink.port(), "7d");
      company.deliver(provider, 1);
      long start = System.nanoTime();
      try (LaunchedGateway gateway = new LaunchedGateway(launcher, home)) {
        gateway.awaitReady();
        say("from the command to ready", seconds(start));
        awaitRound(sink, 1);
        say("from the command to the end of the first round", seconds(start));
        memory(gateway);
        commands(gateway);
        console(home);
        company.deliver(provider, 2);
        round(gateway, sink, 2, "round by fetch --all", () -> gateway.run("fetch", "--all"));
        reloads(home, gateway);
        memory(gateway);
      }
    }
  }

  private void round(LaunchedGateway gateway, SmtpSink sink, int round, String name, Work work)
      throws Exception {
    double cpu = gateway.cpuSeconds();
    long start = System.nanoTime();
    work.run();
    awaitRound(sink, round);
    double took = seconds(start);
    say(name, took);
    System.out.printf(
        Locale.ROOT,
        "  %-46s %9.2f ms, of that %.2f ms CPU of the gateway%n",
        "  an account, with " + company.recipients() / company.accounts() + " mails",
        took * 1_000 / company.accounts(),
        (gateway.cpuSeconds() - cpu) * 1_000 / company.accounts());
  }

  private void awaitRound(SmtpSink sink, int round) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> sink.count() >= round * company.recipients());
    arrivedOnce(sink, round);
  }

  /** Every mail of this and of earlier rounds, at whom it is for, once. */
  private void arrivedOnce(SmtpSink sink, int rounds) {
    Map<String, Integer> times = sink.identities();
    long wrong =
        IntStream.rangeClosed(1, rounds)
            .mapToLong(
                round ->
                    IntStream.range(0, company.recipients())
                        .filter(i -> times.getOrDefault(ManyAccounts.identity(i, round), 0) != 1)
                        .count())
            .sum();
    if (wrong > 0 || sink.count() != rounds * company.recipients()) {
      throw new IllegalStateException(
          "%d mails arrived, %d of them not once".formatted(sink.count(), wrong));
    }
    List<String> addresses = company.addresses();
    sink.mails()
        .forEach(
            mail -> {
              int recipient = Integer.parseInt(mail.identity().replaceAll(".*-", ""));
              if (!mail.recipients().equals(List.of(addresses.get(recipient)))) {
                throw new IllegalStateException(mail.identity() + " went to " + mail.recipients());
              }
            });
  }

  private void memory(LaunchedGateway gateway) throws IOException, InterruptedException {
    System.out.printf(
        Locale.ROOT,
        "  %-46s %9.1f MB in use, of %d; %d MB resident, %d at the most%n",
        "heap",
        gateway.liveHeap() / 1e6,
        gateway.largestHeap() >> 20,
        gateway.resident() >> 20,
        gateway.peakResident() >> 20);
  }

  private void commands(LaunchedGateway gateway) throws Exception {
    for (String command : List.of("check", "status")) {
      long start = System.nanoTime();
      String printed = gateway.run(command);
      say("./postern " + command + ", " + printed.lines().count() + " lines", seconds(start));
    }
  }

  private static void console(Path home) throws IOException, InterruptedException {
    HawtioQuestions questions = new HawtioQuestions(home);
    System.out.printf("  %-46s %9d%n", "MBeans", questions.mbeans());
    for (HawtioQuestions.Answer answer : questions.ask()) {
      System.out.printf(
          Locale.ROOT,
          "  %-46s %9.2f s %,12d octets%n",
          answer.page(),
          answer.seconds(),
          answer.octets());
    }
  }

  private void reloads(Path home, LaunchedGateway gateway) throws Exception {
    for (int changed : new int[] {0, 1, company.accounts()}) {
      company.change(home, changed, "changed, " + changed);
      long start = System.nanoTime();
      gateway.run("reload");
      say("./postern reload, " + changed + " accounts changed", seconds(start));
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void say(String what, double seconds) {
    System.out.printf(Locale.ROOT, "  %-46s %9.2f s%n", what, seconds);
  }
}

package io.postern.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The program behind {@code bench/fetch}: lets Postern and fetchmail, in turn, empty the same
 * mailbox of a real Dovecot into the same recorder, and prints rates and their ratio. A mailbox is
 * full and a program ready before its time begins: Postern runs and finds the recorder closed until
 * then, fetchmail is started then.
 */
public final class FetchComparison {
  private static final String USER = FullMailbox.USER;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final int mails;
  private final int octets;
  private final FullMailbox mailbox;

  private FetchComparison(int mails, int octets) {
    this.mails = mails;
    this.octets = octets;
    this.mailbox = new FullMailbox(mails, octets, PATIENCE);
  }

  /** What one program needed; 0 for what is not measured. */
  private record Result(String program, double seconds, double cpuSeconds, long residentOctets) {}

  /**
   * @param args how many mails (1,000), octets of each (10,240), how often (3)
   */
  public static void main(String[] args) throws Exception {
    int mails = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
    int octets = args.length > 1 ? Integer.parseInt(args[1]) : 10_240;
    int runs = args.length > 2 ? Integer.parseInt(args[2]) : 3;
    FetchComparison comparison = new FetchComparison(mails, octets);
    boolean peer = RealServers.find("fetchmail").isPresent();
    List<Double> ratios = new ArrayList<>();
    for (int run = 1; run <= runs; run++) {
      Result postern = comparison.postern();
      comparison.print(postern);
      if (peer) {
        Result fetchmail = comparison.fetchmail();
        comparison.print(fetchmail);
        ratios.add(fetchmail.seconds() / postern.seconds());
      }
    }
    ratios.sort(null);
    System.out.println(
        peer
            ? "times fetchmail, median: %.2f".formatted(ratios.get(ratios.size() / 2))
            : "fetchmail is not installed: no ratio");
    System.exit(0);
  }

  private void print(Result result) {
    System.out.printf(
        Locale.ROOT,
        "%-10s %6d mails in %7.3f s  %7.0f mails/s  %7.2f MB/s  %5.2f ms cpu/mail  %4d MB%n",
        result.program(),
        mails,
        result.seconds(),
        mails / result.seconds(),
        (double) mails * octets / 1e6 / result.seconds(),
        result.cpuSeconds() * 1_000 / mails,
        result.residentOctets() >> 20);
  }

  private Result postern() throws IOException {
    Path home = Files.createTempDirectory("postern-bench");
    try (Dovecot dovecot = mailbox.filled();
        SmtpSink sink = SmtpSink.digesting();
        GatewayProcess gateway =
            new SiteSettings(sink.port()).mailbox(dovecot, USER, "every: 100ms").gateway(home)) {
      FullMailbox.Emptying took = mailbox.emptiedBy(gateway, "-Xmx128m", dovecot, sink);
      return new Result("postern", took.seconds(), took.cpuSeconds(), gateway.peakResidentOctets());
    }
  }

  private Result fetchmail() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("fetchmail-bench");
    try (Dovecot dovecot = mailbox.filled();
        SmtpSink sink = SmtpSink.digesting()) {
      Path settings =
          Files.createFile(
              folder.resolve("rc"),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          settings,
          "set no bouncemail\npoll 127.0.0.1 service %d protocol POP3 timeout 60 no dns\n"
                  .formatted(dovecot.port())
              + "  user \"%s\" password \"%s\" ".formatted(USER, dovecot.password(USER).reveal())
              + "smtphost \"127.0.0.1/%d\" smtpname \"%s\" fetchall sslproto \"\"\n"
                  .formatted(sink.port(), SiteSettings.addressOf(USER)));
      ProcessBuilder builder =
          new ProcessBuilder(
              "fetchmail",
              "-f",
              settings.toString(),
              "--nodetach",
              "--nosyslog",
              "-s",
              "--pidfile",
              folder.resolve("pid").toString(),
              "-i",
              folder.resolve("ids").toString());
      builder.environment().put("FETCHMAILHOME", folder.toString());
      builder.redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile());
      long start = System.nanoTime();
      Process process = builder.start();
      mailbox.awaitEmpty(dovecot, sink);
      double seconds = (System.nanoTime() - start) / 1e9;
      process.waitFor();
      return new Result("fetchmail", seconds, 0, 0);
    }
  }
}

package io.postern.inspect.station;

import io.postern.inspect.Inspector;
import io.postern.inspect.antivirus.Clamd;
import io.postern.inspect.antivirus.ClamdSettings;
import io.postern.inspect.antivirus.FileDrop;
import io.postern.inspect.antivirus.FileDropSettings;
import io.postern.inspect.antivirus.Icap;
import io.postern.inspect.antivirus.IcapSettings;
import io.postern.inspect.content.MimeAttachments;
import io.postern.inspect.mime.AnatomyReader;
import io.postern.inspect.mime.Limits;
import io.postern.inspect.rules.RuleList;
import io.postern.inspect.rules.Rules;
import io.postern.inspect.rules.file.RulesFile;
import io.postern.inspect.rules.file.RulesReading;
import io.postern.inspect.scanner.ScannerAddress;
import io.postern.inspect.scanner.ScannerTimeouts;
import io.postern.inspect.spam.Rspamd;
import io.postern.inspect.spam.RspamdSettings;
import io.postern.inspect.spam.ScannerUser;
import io.postern.inspect.spam.SizeCap;
import io.postern.inspect.spam.Spamd;
import io.postern.inspect.spam.SpamdSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes an inspector of the options of an endpoint, for routes of an administrator's own.
 *
 * <p>{@code clamd}: address; {@code icap}: address, service; {@code file-drop}: folder; {@code
 * spamassassin}: address, user; {@code rspamd}: url, user; {@code rules}: file. All scanners: name,
 * and timeout in seconds but for the file drop, where it is how long to wait for the scanner.
 */
final class OwnInspector {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final Clock clock;
  private final Path folder;

  /**
   * @param folder for archives while they are looked into
   */
  OwnInspector(Clock clock, Path folder) {
    this.clock = clock;
    this.folder = folder;
  }

  /**
   * @param options as written; all must be known
   * @throws IllegalArgumentException naming the option that is wrong, missing or unknown
   * @throws IOException when a folder or file that is named cannot be used
   */
  Inspector of(Inspectors.Kind kind, Map<String, String> options) throws IOException {
    Options open = new Options(kind.word(), new HashMap<>(options));
    Inspector inspector =
        switch (kind) {
          case CLAMD -> clamd(open);
          case ICAP -> icap(open);
          case FILE_DROP -> fileDrop(open);
          case SPAMASSASSIN -> spamassassin(open);
          case RSPAMD -> rspamd(open);
          case RULES -> rules(open);
          case COMMAND ->
              throw new IllegalArgumentException(
                  "inspect:command has no options; its program is named under"
                      + " postern.inspect.antivirus.command");
        };
    open.end();
    return inspector;
  }

  private static Inspector clamd(Options options) {
    ClamdSettings usual =
        ClamdSettings.of(options.name(), ScannerAddress.parse(options.required("address"), 3310));
    return new Clamd(
        new ClamdSettings(
            usual.name(),
            usual.address(),
            options.timeouts(usual.timeouts()),
            usual.maxSize(),
            usual.notScanned()));
  }

  private Inspector icap(Options options) {
    ScannerAddress address = ScannerAddress.parse(options.required("address"), 1344);
    if (!(address instanceof ScannerAddress.Tcp tcp)) {
      throw new IllegalArgumentException("inspect:icap: address should be host:port: " + address);
    }
    return new Icap(IcapSettings.of(options.name(), tcp, options.required("service")), clock);
  }

  private Inspector fileDrop(Options options) throws IOException {
    FileDropSettings usual =
        FileDropSettings.of(options.name(), Path.of(options.required("folder")));
    return new FileDrop(
        new FileDropSettings(
            usual.name(),
            usual.folder(),
            options.seconds("timeout").orElse(usual.waits()),
            usual.patience(),
            usual.attachments(),
            usual.maxFiles(),
            usual.maxSize(),
            usual.decoyEvery()),
        new MimeAttachments(Limits.standard(), clock),
        clock);
  }

  private static Inspector spamassassin(Options options) {
    return new Spamd(
        new SpamdSettings(
            options.name(),
            ScannerAddress.parse(options.required("address"), 783),
            options.timeouts(
                new ScannerTimeouts(CONNECT, Duration.ofSeconds(30), Duration.ofMinutes(1))),
            SizeCap.DEFAULT,
            options.user(),
            "localhost"));
  }

  private static Inspector rspamd(Options options) {
    return new Rspamd(
        new RspamdSettings(
            options.name(),
            URI.create(options.required("url")),
            Optional.empty(),
            Optional.empty(),
            options.timeouts(
                new ScannerTimeouts(CONNECT, Duration.ofSeconds(30), Duration.ofSeconds(30))),
            SizeCap.DEFAULT,
            options.user()));
  }

  private Inspector rules(Options options) {
    Path file = Path.of(options.required("file"));
    RulesReading reading = RulesFile.read(file, clock.getZone());
    if (reading instanceof RulesReading.Bad bad) {
      throw new IllegalArgumentException(
          bad.problems().stream().map(String::valueOf).collect(Collectors.joining("; ")));
    }
    return new Rules(
        new RuleList(((RulesReading.Good) reading).rules()),
        new AnatomyReader(folder),
        Limits.standard(),
        clock);
  }

  /** What is written behind the question mark, taken out one by one. */
  private record Options(String kind, Map<String, String> left) {
    String name() {
      return Optional.ofNullable(left.remove("name")).orElse(kind);
    }

    String required(String key) {
      String value = left.remove(key);
      if (value == null || value.isBlank()) {
        throw new IllegalArgumentException(
            "inspect:" + kind + ": the option " + key + " is missing");
      }
      return value;
    }

    ScannerUser user() {
      String user = left.remove("user");
      return user == null
          ? ScannerUser.NONE
          : new ScannerUser(ScannerUser.By.FIXED, Optional.of(user));
    }

    ScannerTimeouts timeouts(ScannerTimeouts usual) {
      return seconds("timeout").map(t -> new ScannerTimeouts(usual.connect(), t, t)).orElse(usual);
    }

    Optional<Duration> seconds(String key) {
      String value = left.remove(key);
      if (value == null) {
        return Optional.empty();
      }
      if (!value.matches("[1-9][0-9]{0,4}")) {
        throw new IllegalArgumentException(
            "inspect:" + kind + ": " + key + " is \"" + value + "\", expected a number of seconds");
      }
      return Optional.of(Duration.ofSeconds(Integer.parseInt(value)));
    }

    void end() {
      if (!left.isEmpty()) {
        throw new IllegalArgumentException(
            "inspect:" + kind + ": unknown options " + left.keySet());
      }
    }
  }
}

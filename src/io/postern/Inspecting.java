package io.postern;

import io.postern.account.AntivirusScanners;
import io.postern.account.AntivirusScanners.Scanner;
import io.postern.account.Inspection;
import io.postern.account.SpamScanners;
import io.postern.inspect.Inspector;
import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.antivirus.Clamd;
import io.postern.inspect.antivirus.ExpansionLimited;
import io.postern.inspect.antivirus.FileDrop;
import io.postern.inspect.antivirus.FileDropSettings;
import io.postern.inspect.antivirus.Icap;
import io.postern.inspect.antivirus.ScanCommand;
import io.postern.inspect.antivirus.ScanCommandSettings;
import io.postern.inspect.content.MimeAttachments;
import io.postern.inspect.content.UnpackedSize;
import io.postern.inspect.mime.AnatomyReader;
import io.postern.inspect.rules.RuleList;
import io.postern.inspect.rules.Rules;
import io.postern.inspect.spam.Rspamd;
import io.postern.inspect.spam.Spamd;
import io.postern.inspect.station.Inspectors;
import io.postern.inspect.station.Inspectors.Configured;
import io.postern.inspect.station.Inspectors.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the inspectors that the settings name. */
final class Inspecting {
  private final Inspection inspection;
  private final AnatomyReader reader;
  private final Clock clock;
  private final Map<Kind, Configured> inspectors = new EnumMap<>(Kind.class);

  private Inspecting(Inspection inspection, Path folder, Clock clock) {
    this.inspection = inspection;
    this.reader = new AnatomyReader(folder);
    this.clock = clock;
  }

  /**
   * Makes the scanners.
   *
   * @param folder of ours, for archives while they are looked into
   * @throws UncheckedIOException when a folder that the settings name cannot be used
   */
  static Inspectors scanners(Inspection inspection, Path folder, Clock clock) {
    Inspecting inspecting = new Inspecting(inspection, folder, clock);
    try {
      inspecting.antivirus(inspection.antivirus());
    } catch (IOException unusable) {
      throw new UncheckedIOException(
          "an antivirus scanner cannot be used: " + unusable.getMessage(), unusable);
    }
    inspecting.spam(inspection.spam());
    return new Inspectors(inspecting.inspectors);
  }

  /**
   * Makes the rules; empty when there are none.
   *
   * @param folder of ours, for archives while they are looked into
   */
  static Optional<Configured> rules(Inspection inspection, Path folder, Clock clock) {
    if (inspection.rules().isEmpty()) {
      return Optional.empty();
    }
    RuleList list = new RuleList(inspection.rules());
    Inspector rules = new Rules(list, new AnatomyReader(folder), inspection.limits(), clock);
    return Optional.of(new Configured(rules, EnumSet.allOf(Direction.class)));
  }

  private void antivirus(AntivirusScanners scanners) throws IOException {
    Set<Direction> directions = scanners.directions();
    if (scanners.fileDrop().isPresent()) {
      put(Kind.FILE_DROP, fileDrop(scanners.fileDrop().get()), directions);
    }
    scanners
        .clamd()
        .ifPresent(s -> put(Kind.CLAMD, doubted(s, new Clamd(s.settings())), directions));
    scanners
        .icap()
        .ifPresent(s -> put(Kind.ICAP, doubted(s, new Icap(s.settings(), clock)), directions));
    if (scanners.command().isPresent()) {
      Scanner<ScanCommandSettings> command = scanners.command().get();
      put(Kind.COMMAND, doubted(command, new ScanCommand(command.settings())), directions);
    }
  }

  private Inspector fileDrop(FileDropSettings settings) throws IOException {
    return new FileDrop(settings, new MimeAttachments(inspection.limits(), clock), clock);
  }

  /** A pass for what unpacks to more than the scanner looks at is no pass. */
  private Inspector doubted(Scanner<?> scanner, Inspector inspector) {
    return scanner.expanded().isEmpty()
        ? inspector
        : new ExpansionLimited(
            inspector,
            new UnpackedSize(reader, inspection.limits(), clock),
            scanner.expanded().getAsLong());
  }

  private void spam(SpamScanners scanners) {
    scanners
        .spamassassin()
        .ifPresent(s -> put(Kind.SPAMASSASSIN, new Spamd(s), scanners.directions()));
    scanners.rspamd().ifPresent(s -> put(Kind.RSPAMD, new Rspamd(s), scanners.directions()));
  }

  private void put(Kind kind, Inspector inspector, Set<Direction> directions) {
    inspectors.put(kind, new Configured(inspector, directions));
  }
}

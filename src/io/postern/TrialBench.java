package io.postern;

import io.postern.account.AccountDefinition;
import io.postern.account.AntivirusScanners;
import io.postern.account.Definitions;
import io.postern.account.Inspection;
import io.postern.account.SpamScanners;
import io.postern.inspect.antivirus.FileDropSettings;
import io.postern.inspect.judge.AntivirusPolicy;
import io.postern.inspect.judge.JudgeSettings;
import io.postern.inspect.judge.Unknown;
import io.postern.inspect.mime.Limits;
import io.postern.inspect.station.InspectionPolicy;
import io.postern.mail.MailIds;
import io.postern.manage.InspectionOrder;
import io.postern.manage.MailTrial;
import io.postern.manage.TrialWays;
import io.postern.notice.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What mails are tried with while no gateway need run: the inspectors of the settings, with folders
 * of their own, lest they meddle with those of a gateway that does run. Leaves nothing behind.
 */
final class TrialBench implements AutoCloseable {
  private static final Inspection NONE =
      new Inspection(
          Optional.empty(),
          List.of(),
          List.of(),
          Limits.standard(),
          Locale.ENGLISH,
          AntivirusScanners.NONE,
          SpamScanners.NONE,
          new JudgeSettings(AntivirusPolicy.CAUTIOUS, Unknown.HOLD, Optional.empty(), ""));

  private final Path archives;
  private final Optional<Path> drop;
  private final InspectionPolicy policy;
  private final MailTrial trial;

  private TrialBench(
      Path home, Definitions definitions, InspectionOrder order, Path archives, Clock clock) {
    Inspection written = definitions.inspection().orElse(NONE);
    Inspection inspection = withOwnDrop(written, UUID.randomUUID().toString());
    this.archives = archives;
    this.drop = inspection.antivirus().fileDrop().map(FileDropSettings::folder);
    RoutedRecipients recipients = RoutedRecipients.of(definitions);
    MailIds ids = new MailIds(clock);
    Templates templates =
        new Templates(Optional.of(home.resolve("notices")), inspection.language(), clock);
    PolicyMaker maker = new PolicyMaker(archives, definitions, recipients, templates, ids, clock);
    this.policy = maker.first(inspection);
    this.trial = new MailTrial(() -> policy, () -> order, ways(definitions, recipients), ids);
  }

  /**
   * Makes it.
   *
   * @param home folder of the settings
   * @throws IOException when an inspector, or a folder for it, cannot be made
   */
  static TrialBench of(Path home, Definitions definitions, Clock clock) throws IOException {
    InspectionOrder order = InspectionRoutes.of(home);
    Path archives = Files.createTempDirectory("postern-try-");
    try {
      return new TrialBench(home, definitions, order, archives, clock);
    } catch (UncheckedIOException unusable) {
      Files.delete(archives);
      throw new IOException(unusable.getMessage(), unusable);
    }
  }

  /** Where a mail goes when inspection lets it go on. */
  static TrialWays ways(Definitions definitions, RoutedRecipients recipients) {
    return new TrialWays(
        definitions.accounts().stream()
            .map(AccountDefinition::mailbox)
            .map(mailbox -> mailbox.account())
            .collect(Collectors.toUnmodifiableSet()),
        recipients::routing,
        definitions.outgoing());
  }

  /** A folder in the watched one; a second gateway would take files of the first for leftovers. */
  private static Inspection withOwnDrop(Inspection inspection, String name) {
    AntivirusScanners all = inspection.antivirus();
    AntivirusScanners own =
        new AntivirusScanners(
            all.directions(),
            all.fileDrop().map(drop -> within(drop, "try-" + name)),
            all.clamd(),
            all.icap(),
            all.command());
    return new Inspection(
        inspection.rulesFile(),
        inspection.rules(),
        inspection.hints(),
        inspection.limits(),
        inspection.language(),
        own,
        inspection.spam(),
        inspection.judge());
  }

  private static FileDropSettings within(FileDropSettings drop, String folder) {
    return new FileDropSettings(
        drop.name(),
        drop.folder().resolve(folder),
        drop.waits(),
        drop.patience(),
        drop.attachments(),
        drop.maxFiles(),
        drop.maxSize(),
        drop.decoyEvery());
  }

  /** Tries mails. */
  MailTrial trial() {
    return trial;
  }

  /**
   * Removes what was needed meanwhile.
   *
   * @throws IOException when it cannot be removed
   */
  @Override
  public void close() throws IOException {
    try {
      policy.inspectors().close();
    } catch (Exception failed) {
      throw new IOException("the inspectors cannot be closed: " + failed.getMessage(), failed);
    } finally {
      if (drop.isPresent()) {
        Files.deleteIfExists(drop.get());
      }
      Files.deleteIfExists(archives);
    }
  }
}

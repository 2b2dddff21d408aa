package io.postern;

import io.postern.account.Definitions;
import io.postern.account.Inspection;
import io.postern.inspect.judge.Judge;
import io.postern.inspect.spam.HandOff;
import io.postern.inspect.station.InspectionPolicy;
import io.postern.inspect.station.Inspectors;
import io.postern.inspect.station.Occasions;
import io.postern.mail.MailIds;
import io.postern.notice.Templates;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Makes of the settings what mail is inspected by.
 *
 * @param folder of ours, for archives while they are looked into
 * @param definitions who writes notices, and from where
 * @param recipients who is told of fetched mail
 * @param templates of notices
 */
record PolicyMaker(
    Path folder,
    Definitions definitions,
    RoutedRecipients recipients,
    Templates templates,
    MailIds ids,
    Clock clock) {

  /**
   * A policy with scanners of its own.
   *
   * @throws UncheckedIOException when a folder that the settings name cannot be used
   */
  InspectionPolicy first(Inspection inspection) {
    return again(inspection, Inspecting.scanners(inspection, folder, clock));
  }

  /**
   * The policy of settings that have changed while mail is inspected. Which scanners there are and
   * how they are asked is settled at the start: all else is as it is written now, the rules first
   * of all.
   *
   * @param inUse the inspectors of the policy in force, whose scanners stay
   */
  InspectionPolicy again(Inspection inspection, Inspectors inUse) {
    return new InspectionPolicy(
        inUse.withRules(Inspecting.rules(inspection, folder, clock)),
        inspection.rules(),
        inspection.hints(),
        new Occasions(new HandOff(inspection.spam().trustedHosts()), clock),
        new Judge(inspection.judge()),
        Enacting.of(inspection, definitions, folder, recipients, templates, ids, clock));
  }
}

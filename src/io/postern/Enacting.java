package io.postern;

import io.postern.account.Definitions;
import io.postern.account.Inspection;
import io.postern.inspect.enact.Enactor;
import io.postern.inspect.enact.MimeStrip;
import io.postern.inspect.mime.AnatomyReader;
import io.postern.inspect.spam.SpamPolicy;
import io.postern.mail.MailIds;
import io.postern.notice.InspectionNotices;
import io.postern.notice.Templates;
import java.nio.file.Path;
import java.time.Clock;

/** Makes what does to mails what verdicts want, as the settings say. */
final class Enacting {
  private Enacting() {}

  /**
   * Makes it.
   *
   * @param folder of ours, for archives while they are looked into
   */
  static Enactor of(
      Inspection inspection,
      Definitions definitions,
      Path folder,
      RoutedRecipients recipients,
      Templates templates,
      MailIds ids,
      Clock clock) {
    InspectionNotices notices =
        new InspectionNotices(
            ids, clock, definitions.server().heloName(), definitions.postmaster(), templates);
    return new Enactor(
        new WrittenNotices(notices, definitions.postmaster()),
        recipients,
        new MimeStrip(new AnatomyReader(folder), inspection.limits(), clock),
        inspection.judge().spam().map(policy -> new SpamPolicy(policy).mark()));
  }
}

package io.postern;

import io.postern.account.Definitions;
import io.postern.account.DefinitionsInForce;
import io.postern.fetch.SessionTraces;
import io.postern.journal.Journal;
import io.postern.mail.MailIds;
import io.postern.notice.SessionLogNotice;
import io.postern.notice.Templates;
import io.postern.sessionlog.LogFolder;
import io.postern.sessionlog.NextSessionLogStep;
import io.postern.sessionlog.Outbox;
import io.postern.sessionlog.SessionLogSentStep;
import io.postern.sessionlog.SessionLogs;
import io.postern.sessionlog.SweepLogsStep;
import io.postern.trace.Traces;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what writes, mails and removes session logs. */
@Configuration(proxyBeanMethods = false)
class SessionLogWiring {
  private static final int MAX_FILES = 10_000;
  private static final int MAX_WAITING = 200;

  @Bean
  LogFolder sessionLogFolder(Definitions definitions, DefinitionsInForce inForce, Clock clock) {
    return new LogFolder(
        folder(definitions), () -> inForce.current().sessionLogs().keep(), MAX_FILES, clock);
  }

  private static Path folder(Definitions definitions) {
    return definitions.dataDir().resolve("log");
  }

  @Bean
  Outbox sessionLogOutbox(Definitions definitions) {
    return new Outbox(folder(definitions).resolve("outbox"), MAX_WAITING);
  }

  @Bean
  SessionLogs sessionLogs(
      Definitions definitions,
      DefinitionsInForce inForce,
      LogFolder folder,
      Outbox outbox,
      MailIds ids,
      Templates templates,
      Traces traces,
      Clock clock) {
    return new SessionLogs(
        () -> inForce.current().sessionLogs(),
        folder,
        outbox,
        new SessionLogNotice(ids, clock, definitions.server().heloName(), templates),
        new SessionTraces(traces)::announcements,
        clock);
  }

  @Bean
  NextSessionLogStep nextSessionLog(Outbox outbox) {
    return new NextSessionLogStep(outbox);
  }

  @Bean
  SessionLogSentStep noteSessionLogSent(Outbox outbox, Journal journal) {
    return new SessionLogSentStep(outbox, journal);
  }

  @Bean
  SweepLogsStep sweepSessionLogs(LogFolder folder) {
    return new SweepLogsStep(folder);
  }
}

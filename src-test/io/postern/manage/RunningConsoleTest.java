package io.postern.manage;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a running console promises; all parts share one, since starting it takes seconds. */
@ExtendWith(WithRunningConsole.class)
class RunningConsoleTest {
  @Nested
  class CommandsAreObeyed extends CommandsAreObeyedContract {
    CommandsAreObeyed(RunningConsole console) {
      super(console);
    }
  }

  @Nested
  class MistypedCommandsAreExplained extends MistypedCommandsAreExplainedContract {
    MistypedCommandsAreExplained(RunningConsole console) {
      super(console);
    }
  }

  @Nested
  class EveryManagedThingHasASentence extends EveryManagedThingHasASentenceContract {
    EveryManagedThingHasASentence(RunningConsole console) {
      super(console);
    }
  }

  @Nested
  class HealthTellsTheTruth extends HealthTellsTheTruthContract {
    HealthTellsTheTruth(RunningConsole console) {
      super(console);
    }
  }

  @Nested
  class NobodyDoesMoreThanMeant extends NobodyDoesMoreThanMeantContract {
    NobodyDoesMoreThanMeant(RunningConsole console) {
      super(console);
    }
  }

  @Nested
  class OnlyWhoSignedInIsServed extends OnlyWhoSignedInIsServedContract {
    OnlyWhoSignedInIsServed(RunningConsole console) {
      super(console);
    }
  }

  @Nested
  class SignInIsSlowedDown extends SignInIsSlowedDownContract {
    SignInIsSlowedDown(RunningConsole console) {
      super(console);
    }
  }

  @Nested
  class MailboxCommands extends MailboxCommandsContract {
    MailboxCommands(RunningConsole console) {
      super(console);
    }
  }

  @Nested
  class JournalCommands extends JournalCommandsContract {
    JournalCommands(RunningConsole console) {
      super(console);
    }
  }

  @Nested
  class ReloadCommands extends ReloadCommandsContract {
    ReloadCommands(RunningConsole console) {
      super(console);
    }
  }

  @Nested
  class WatchCommands extends WatchCommandsContract {
    WatchCommands(RunningConsole console) {
      super(console);
    }
  }

  @Nested
  class QueueCommands extends QueueCommandsContract {
    QueueCommands(RunningConsole console) {
      super(console);
    }
  }

  @Nested
  class OutgoingOperations extends OutgoingOperationsContract {
    OutgoingOperations(RunningConsole console) {
      super(console);
    }
  }
}

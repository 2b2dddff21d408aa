package io.postern;

import io.postern.manage.ConnectionCommand;
import io.postern.manage.DiagnoseCommand;
import io.postern.manage.FetchCommand;
import io.postern.manage.HoldCommand;
import io.postern.manage.JournalCommand;
import io.postern.manage.LedgerCommand;
import io.postern.manage.MailboxCommand;
import io.postern.manage.PauseCommand;
import io.postern.manage.QueueCommand;
import io.postern.manage.RelayCommand;
import io.postern.manage.ReloadCommand;
import io.postern.manage.ResumeCommand;
import io.postern.manage.StatusCommand;
import io.postern.manage.TraceCommand;
import io.postern.manage.TryAccountCommand;
import io.postern.manage.TryListenerCommand;
import io.postern.manage.TryRecipientCommand;
import io.postern.manage.TryServerCommand;
import io.postern.manage.TrySmarthostCommand;
import io.postern.manage.WatchCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: {@code ./postern} and its commands. */
@Command(
    name = "postern",
    description = "A mail gateway: fetches mailboxes, delivers each mail, relays outgoing mail.",
    mixinStandardHelpOptions = true,
    versionProvider = PosternVersion.class,
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      ConnectionCommand.class,
      EncryptCommand.class,
      DemoCommand.class,
      DiagnoseCommand.class,
      StatusCommand.class,
      FetchCommand.class,
      HoldCommand.class,
      JournalCommand.class,
      LedgerCommand.class,
      MailboxCommand.class,
      PauseCommand.class,
      QueueCommand.class,
      RelayCommand.class,
      ReloadCommand.class,
      ResumeCommand.class,
      TraceCommand.class,
      TryCommand.class,
      TryAccountCommand.class,
      TryListenerCommand.class,
      TryRecipientCommand.class,
      TryServerCommand.class,
      TrySmarthostCommand.class,
      WatchCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Postern {
  private Postern() {}

  /** Runs one command; the exit code is 0 for well done, 1 for failed, 2 for wrong usage. */
  public static void main(String[] args) {
    int code = new CommandLine(new Postern()).execute(args);
    if (code != RunCommand.STILL_RUNNING) {
      System.exit(code);
    }
  }
}

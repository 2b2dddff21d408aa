package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A command that was run as an operator types it: exit code and what it printed. */
public record CommandRun(int code, String out, String err) {

  @Command(
      name = "postern",
      subcommands = {
        DiagnoseCommand.class,
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
        StatusCommand.class,
        TraceCommand.class,
        TryAccountCommand.class,
        TryListenerCommand.class,
        TryRecipientCommand.class,
        TryServerCommand.class,
        TrySmarthostCommand.class,
        WatchCommand.class
      })
  private static final class Root {}

  /** Runs it for a home folder. */
  static CommandRun in(Path home, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--home", home.toString()));
    return of(all.toArray(String[]::new));
  }

  /** Runs it with nothing but these words. */
  static CommandRun of(String... words) {
    return of(new Root(), words);
  }

  /** Runs what these words are to another command than the console's. */
  public static CommandRun of(Object command, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(command)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(words);
    return new CommandRun(code, out.toString(), err.toString());
  }

  /** What it printed, as a document. */
  public JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out);
  }
}

package io.postern.deliver;

import io.postern.mail.Address;
import io.postern.trace.Trace;
import io.postern.trace.Traces;
import io.postern.wire.Wires;
import java.io.IOException;
import java.util.Optional;

/** Asks a mail server whether it is there, and takes our login if we like, without a mail. */
public final class SmtpProbe {
  private final Wires wires;

  public SmtpProbe(Wires wires) {
    this.wires = wires;
  }

  /** What a probe found. */
  public sealed interface Result {
    /**
     * The server greeted and answered EHLO, under TLS if the settings ask for it.
     *
     * @param offered what it can do
     */
    record Up(Extensions offered) implements Result {}

    /**
     * No mail could be delivered now.
     *
     * @param text what went wrong, for a person
     */
    record Down(String text) implements Result {}
  }

  /**
   * Connects, greets, says goodbye.
   *
   * @param settings where; the login is not used; the peer's time-outs bound how long it takes
   * @return never null; never throws for what a server does
   */
  public Result ask(ServerSettings settings) {
    return ask(settings, false, (server, connection, sent, line) -> {});
  }

  /**
   * Connects, greets, changes to TLS as the settings say, logs in if wanted, says goodbye (F101).
   *
   * @param settings where; the peer's time-outs bound how long it takes
   * @param login whether to log in as the settings say; without a login in them there is none
   * @param trace hears the dialogue, secrets masked; for a probe alone, not one of {@link Traces}
   * @return never null; never throws for what a server does
   */
  public Result ask(ServerSettings settings, boolean login, Trace trace) {
    return ask(settings, login, trace, Optional.empty());
  }

  /**
   * As above, and asks whether mail from somebody is taken.
   *
   * @param sender from whom; nobody is asked about when empty, or when it needs SMTPUTF8
   */
  public Result ask(ServerSettings settings, boolean login, Trace trace, Optional<Address> sender) {
    Opening opening = new Opening(wires, settings, () -> trace);
    try (SmtpConnection connection = opening.open(login ? settings.login() : Optional.empty())) {
      return mail(connection, sender.filter(address -> !address.isInternational()));
    } catch (UnusableServerException down) {
      return new Result.Down(down.getMessage());
    }
  }

  private static Result mail(SmtpConnection connection, Optional<Address> sender) {
    try {
      if (sender.isPresent()) {
        connection.tryMail(sender.get());
      }
      return new Result.Up(connection.offered());
    } catch (IOException failed) {
      return new Result.Down(connection.explain(failed));
    }
  }
}

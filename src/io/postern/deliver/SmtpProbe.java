package io.postern.deliver;

import io.postern.wire.Wires;
import java.util.Optional;

/** Asks a mail server whether it is there, without sending a mail or logging in. */
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
    try (SmtpConnection connection = SmtpConnection.open(wires, settings, Optional.empty())) {
      return new Result.Up(connection.offered());
    } catch (UnusableServerException down) {
      return new Result.Down(down.getMessage());
    }
  }
}

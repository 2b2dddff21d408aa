package io.postern.manage;

import io.postern.account.Definitions;
import io.postern.account.text.Parsed;
import io.postern.account.text.TcpAddressText;
import io.postern.deliver.ServerSettings;
import io.postern.deliver.SmtpProbe;
import io.postern.inspect.scanner.ScannerAddress;
import io.postern.relay.SmarthostTrial;
import io.postern.relay.SmarthostTrial.Verdict;
import io.postern.wire.Peer;
import io.postern.wire.Security;
import io.postern.wire.Wires;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tries the internal server, or any other, and tells how large mails may be (F131). */
@Command(
    name = "try-server",
    mixinStandardHelpOptions = true,
    description = {
      "Connects to the internal mail server, as the settings say, or to any other mail server, and",
      "shows the dialogue, with the largest mail that it takes (SIZE): a provider's limit is that of",
      "the server its domain's MX record names. No mail is sent. Exit code 0: it takes mail."
    })
public final class TryServerCommand extends SettingsTrialCommand {
  private static final TcpAddressText ADDRESS = new TcpAddressText(25);

  @Parameters(
      arity = "0..1",
      paramLabel = "HOST[:PORT]",
      description = "This server, without a login, instead of the internal one.")
  private String other;

  @Override
  List<Trial> attempt(Definitions definitions, Wires wires) {
    ServerSettings server =
        other == null ? definitions.server() : other(definitions.server(), address());
    Verdict verdict = new SmarthostTrial(new SmtpProbe(wires)).attempt(server);
    return List.of(
        new Trial(
            other == null ? server.name() : other,
            verdict.works(),
            verdict.dialogue(),
            verdict.verdict(),
            other == null ? "" : verdict.guidance()));
  }

  private ScannerAddress.Tcp address() {
    if (ADDRESS.parse(other) instanceof Parsed.Good<ScannerAddress.Tcp> good) {
      return good.value();
    }
    throw wrongUsage("expected " + ADDRESS.expected());
  }

  /** As we greet the internal one, and no more patient. */
  private static ServerSettings other(ServerSettings internal, ScannerAddress.Tcp at) {
    Peer peer =
        new Peer(
            at.host(),
            at.port(),
            Security.OPPORTUNISTIC,
            Optional.empty(),
            internal.peer().connectTimeout(),
            internal.peer().readTimeout());
    return new ServerSettings(
        at.host(),
        peer,
        Optional.empty(),
        internal.heloName(),
        1,
        internal.idleTimeout(),
        internal.finalDotTimeout());
  }
}

package io.postern.relay;

import io.postern.deliver.ServerSettings;
import io.postern.deliver.SmtpProbe;
import io.postern.deliver.SmtpProbe.Result;
import io.postern.mail.Address;
import io.postern.notice.Advice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries a server: connection, EHLO, TLS, login, MAIL, and nothing is sent (F101, F131). */
public final class SmarthostTrial {
  private static final int MAX_LINES = 500;
  private static final long MEGABYTE = 1024 * 1024;

  private final SmtpProbe probe;

  public SmarthostTrial(SmtpProbe probe) {
    this.probe = probe;
  }

  /**
   * What came of it.
   *
   * @param works whether mail can be sent, as far as can be seen without sending one
   * @param dialogue line by line, ours behind {@code C: }, the server's behind {@code S: }; secrets
   *     are masked
   * @param verdict one sentence
   * @param guidance what to look at when it does not work (F102); may be empty
   */
  public record Verdict(boolean works, List<String> dialogue, String verdict, String guidance) {
    public Verdict {
      dialogue = List.copyOf(dialogue);
    }
  }

  /**
   * @param server with the login to use; the peer's time-outs bound how long it takes
   */
  public Verdict attempt(ServerSettings server) {
    return attempt(server, Optional.empty());
  }

  /**
   * As above, and asks whether mail from somebody is taken.
   *
   * @param sender from whom; nobody is asked about when empty
   */
  public Verdict attempt(ServerSettings server, Optional<Address> sender) {
    List<String> dialogue = new ArrayList<>();
    Result result =
        probe.ask(
            server,
            true,
            (name, connection, sent, line) -> {
              if (dialogue.size() < MAX_LINES) {
                dialogue.add((sent ? "C: " : "S: ") + line);
              }
            },
            sender);
    if (result instanceof Result.Up up) {
      return new Verdict(true, dialogue, works(server, up), "");
    }
    String reason = ((Result.Down) result).text();
    return new Verdict(
        false, dialogue, reason, Guidance.of(reason).map(Advice::inEnglish).orElse(""));
  }

  private static String works(ServerSettings server, Result.Up up) {
    StringBuilder words = new StringBuilder(80).append(server.peer()).append(" takes mail");
    words.append(server.login().isPresent() ? ", the login was successful" : ", without a login");
    long most = up.offered().maxSize();
    if (most > 0) {
      words.append("; at most ").append(most).append(" octets a mail");
      words.append(most < MEGABYTE ? "" : " (" + most / MEGABYTE + " MB)");
    } else {
      words.append("; it names no largest mail");
    }
    return words.append(up.offered().dsn() ? "; it offers DSN" : "").toString();
  }
}

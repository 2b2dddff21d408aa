package io.postern.system;

import static org.awaitility.Awaitility.await;

import io.postern.deliver.FakeSmtp;
import io.postern.fetch.pop3.TestCertificate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Smarthosts of which each but the last has a trouble of its own, and a site that sends through all
 * of them: for senders of {@code down.example} by the smarthost {@code down}, and so on; for
 * everybody else by {@code isp}, which refuses some recipients.
 */
final class TroubledSmarthosts implements AutoCloseable {
  static final String REFUSED = "refused@other.example";
  static final String GREYLISTED = "greylisted@other.example";
  static final String NEVER = "never@other.example";

  /** Mails that are under way at once. */
  static final int PARALLEL = 8;

  /** The word that the smarthost {@code strict} does not take. */
  static final String WRONG_WORD = "outdated-word-4711";

  private static final String STARTTLS = "security: starttls";

  final SmtpSink internal = SmtpSink.keepingContent();
  final SmtpSink isp = SmtpSink.keepingContent();
  final SmtpSink silent = SmtpSink.keepingContent();
  final SmtpSink down = SmtpSink.keepingContent();
  final FakeSmtp insteadOfDown;
  final FakeSmtp dropping = FakeSmtp.start();
  final FakeSmtp hanging = FakeSmtp.start();
  final FakeSmtp strangeCertificate = FakeSmtp.start();
  final FakeSmtp withoutTls = FakeSmtp.start();
  final FakeSmtp brokenTls = FakeSmtp.start();
  final FakeSmtp strict = FakeSmtp.start();

  private final List<String> senders =
      new ArrayList<>(List.of("{address: \"" + SiteSettings.DOMAIN + "\"}"));

  TroubledSmarthosts() throws IOException {
    isp.answerRecipient(REFUSED, "550 5.1.1 no such user");
    isp.answerRecipient(GREYLISTED, "451 4.7.1 greylisted");
    isp.answerRecipient(NEVER, "451 4.2.2 mailbox full");
    silent.dropAfterDotAt(1);
    down.goDown();
    // the port is free when the thread that waited there has noticed
    insteadOfDown =
        await()
            .ignoreException(IllegalStateException.class)
            .until(() -> FakeSmtp.startAt(down.port()), started -> true);
    insteadOfDown.on(FakeSmtp.GREETING).sayAndClose("421 4.3.2 down for maintenance");
    dropping.on(FakeSmtp.CONTENT).after(1_000).times(1).close();
    hanging.on(FakeSmtp.GREETING).times(1).hang();
    strangeCertificate.offering("STARTTLS").tls(TestCertificate.named("dns:somebody-else.example"));
    brokenTls.offering("STARTTLS").on("STARTTLS").sayAndClose("220 2.0.0 go\r\nno TLS at all");
    strict.offering("AUTH PLAIN LOGIN").login("company:the-right-word");
  }

  /** A site with all of them; notices in German, expiry soon. */
  SendingSite site() {
    SendingSite site = new SendingSite(internal.port());
    site.relay("language: de").relay("parallel: " + PARALLEL);
    site.relay("retries: [1s, 2s, 3s]").relay("expire-after: 35s");
    smarthost(site, "silent", silent.port());
    smarthost(site, "down", down.port());
    smarthost(site, "dropping", dropping.port());
    smarthost(site, "hanging", hanging.port(), "read-timeout: 1s");
    smarthost(site, "strange", strangeCertificate.port(), STARTTLS);
    smarthost(site, "without", withoutTls.port(), STARTTLS);
    smarthost(site, "broken", brokenTls.port(), STARTTLS);
    smarthost(
        site, "strict", strict.port(), "username: company", "password: \"{{env:STRICT_WORD}}\"");
    site.smarthost("isp", isp.port());
    return site.accept("senders: [" + String.join(", ", senders) + ", {address: \"*\"}]");
  }

  private void smarthost(SendingSite site, String name, int port, String... more) {
    List<String> settings = new ArrayList<>(List.of(more));
    settings.add("domains: [" + name + ".example]");
    site.smarthost(name, port, settings.toArray(String[]::new));
    senders.add("{address: \"@" + name + ".example\"}");
  }

  /** From now on {@code down} is there. */
  void repair() throws IOException {
    insteadOfDown.close();
    down.comeUp();
  }

  @Override
  public void close() throws IOException {
    for (SmtpSink each : List.of(internal, isp, silent, down)) {
      each.close();
    }
    for (FakeSmtp each :
        List.of(dropping, hanging, strangeCertificate, withoutTls, brokenTls, strict)) {
      each.close();
    }
  }
}

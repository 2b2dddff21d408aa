package io.postern.manage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Tells people and the command line client where the console is, as soon as the gateway is up. */
public final class ConsoleAnnouncer {
  private static final Logger log = LoggerFactory.getLogger(ConsoleAnnouncer.class);

  private final Path dataDir;
  private final ConsoleLogins logins;
  private final Environment environment;
  private volatile String namespace = "";
  private volatile int port;
  private volatile ConsoleFile written;

  ConsoleAnnouncer(ConsoleSettings settings, ConsoleLogins logins, Environment environment) {
    this.dataDir = settings.dataDir();
    this.logins = logins;
    this.environment = environment;
  }

  /** The console lies on the management port when there is one, else on the only port. */
  @EventListener
  void listening(ServletWebServerInitializedEvent event) {
    String server = String.valueOf(event.getApplicationContext().getServerNamespace());
    if (!namespace.equals("management")) {
      namespace = server;
      port = event.getWebServer().getPort();
    }
  }

  /** Writes {@link ConsoleFile}, and a line into the log. */
  @EventListener(ApplicationReadyEvent.class)
  void ready() throws IOException {
    URI url = url();
    ConsoleFile file =
        new ConsoleFile(url, logins.commandLine().user(), logins.commandLine().password());
    file.write(dataDir);
    written = file;
    log.info(
        "Console: {}/hawtio/ user {}, password {}",
        url,
        logins.operator().user(),
        logins
            .passwordFile()
            .map(f -> "in " + f)
            .orElse("as configured (postern.console.operator-password)"));
  }

  /** Removes {@link ConsoleFile}, so that nobody looks for a console that is gone. */
  @EventListener(ContextClosedEvent.class)
  void stopping() throws IOException {
    ConsoleFile file = written;
    if (file != null) {
      written = null;
      file.remove(dataDir);
    }
  }

  private URI url() throws IOException {
    String section = namespace.equals("management") ? "management.server." : "server.";
    String address = environment.getProperty(section + "address", "127.0.0.1");
    String host = InetAddress.getByName(address).isAnyLocalAddress() ? "127.0.0.1" : address;
    String scheme = hasCertificate(section) ? "https" : "http";
    return URI.create(scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }

  private boolean hasCertificate(String section) {
    return Stream.of("ssl.key-store", "ssl.certificate", "ssl.bundle")
        .anyMatch(key -> environment.containsProperty(section + key));
  }
}

package io.postern;

import io.postern.manage.ListenerOperations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.ConfigurableApplicationContext;

/** Says where to look on, and what to try. */
final class DemoInvitation {
  private final ConfigurableApplicationContext gateway;
  private final Path home;
  private final int listenerPort;

  /**
   * @param gateway has started
   */
  DemoInvitation(ConfigurableApplicationContext gateway, Path home) {
    this.gateway = gateway;
    this.home = home;
    this.listenerPort = (int) gateway.getBean(ListenerOperations.class).show().get("port");
  }

  /** The port on which the demo's gateway takes outgoing mail. */
  int listenerPort() {
    return listenerPort;
  }

  void print() throws IOException {
    String port = gateway.getEnvironment().getProperty("local.server.port");
    Path password = home.resolve("data").resolve("console.password");
    Terminal.say("");
    Terminal.say("Console   http://127.0.0.1:" + port + "/hawtio/");
    Terminal.say("Login     operator / " + Files.readString(password).strip());
    Terminal.say("Hold      ./postern hold list --home " + home);
    Terminal.say("Queue     ./postern queue list --home " + home);
    Terminal.say("          ./postern queue send --all --home " + home);
    Terminal.say("Journal   ./postern journal --home " + home);
    Terminal.say("Send      by SMTP to 127.0.0.1 port " + listenerPort);
    Terminal.say("Stop      Ctrl-C");
  }
}

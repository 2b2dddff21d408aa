package io.postern.manage;

import io.postern.hold.Hold;
import io.postern.journal.Journal;
import io.postern.store.Store;
import io.postern.time.SettableClock;
import io.postern.trace.Traces;
import io.postern.wire.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The console with stations behind it that a test scripts; its settings are the program's own. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  Management.class,
  OutgoingApp.class,
  InspectionApp.class,
  MailboxApp.class,
  SettingsApp.class
})
class ConsoleApp {
  static final String VIEWER_PASSWORD = "only-look";

  /** Starts on a free port of loopback, with the data folder given. */
  static ConfigurableApplicationContext start(Path dataDir, String... properties) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--server.port=0");
    arguments.add("--test.data-dir=" + dataDir);
    arguments.add("--camel.main.routes-include-pattern=false");
    for (String property : properties) {
      arguments.add("--" + property);
    }
    return new SpringApplicationBuilder(ConsoleApp.class).run(arguments.toArray(String[]::new));
  }

  @Bean
  ConsoleSettings consoleSettings(@Value("${test.data-dir}") Path dataDir) {
    return new ConsoleSettings(dataDir, Optional.empty(), Optional.of(new Secret(VIEWER_PASSWORD)));
  }

  @Bean
  SettableClock clock() {
    return new SettableClock();
  }

  @Bean
  Store store(ConsoleSettings settings, SettableClock clock) {
    return Store.open(settings.dataDir().resolve("postern.db"), clock);
  }

  @Bean
  Traces traces(ConsoleSettings settings, SettableClock clock) {
    return new Traces(settings.dataDir().resolve("trace"), clock);
  }

  @Bean
  Journal journal(Store store, SettableClock clock) {
    return new Journal(store, clock);
  }

  @Bean
  Hold hold(Store store, Journal journal, ConsoleSettings settings, SettableClock clock)
      throws IOException {
    return new Hold(store, journal, settings.dataDir().resolve("hold"), clock);
  }

  @Bean
  ScriptedAccounts accounts() {
    return new ScriptedAccounts();
  }

  @Bean
  ScriptedReleaser releaser() {
    return new ScriptedReleaser();
  }

  /** What the internal server says when it is asked; a test may let it hang. */
  @Bean
  ScriptedServer server() {
    return new ScriptedServer();
  }

  @Bean
  RouteBuilder routes() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("timer:sales?period=200")
            .routeId("fetch-sales")
            .routeDescription("Fetches the mailbox of sales")
            .setBody(constant("a mail"))
            .id("take-mail")
            .to("direct:route-sales")
            .id("to-route-sales");
        from("direct:route-sales")
            .routeId("route-sales")
            .routeDescription("Decides who gets the mail of sales")
            .choice()
            .id("decide")
            .when(body().contains("mail"))
            .id("when-sales")
            .to("log:delivered?level=DEBUG")
            .id("deliver-sales")
            .end();
      }
    };
  }
}

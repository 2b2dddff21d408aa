package io.postern;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.station.InspectComponent;
import io.postern.manage.InspectionOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Processor;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever copies the program's own route of inspection has changed nothing yet. */
class TheOwnRouteOfInspectionTest {
  @TempDir Path home;

  @Test
  void asksTheInspectorsInTheirOwnOrder() throws IOException {
    Files.createDirectories(home.resolve("routes"));
    Files.copy(Path.of("routes/inspect.camel.yaml"), home.resolve("routes/inspect.camel.yaml"));

    assertThat(InspectionRoutes.of(home)).isEqualTo(InspectionOrder.OWN);
  }

  @Test
  void asksThemInTheSameOrderWhereItRuns() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.disableJMX();
      camel.addComponent("inspect", new InspectComponent());
      KameletComponent kamelets = new KameletComponent();
      kamelets.setLocation("classpath:kamelets");
      camel.addComponent("kamelet", kamelets);
      Processor nothing = exchange -> {};
      for (String step : List.of("judgeMail", "nextErrand", "noteSending", "noteErrand")) {
        camel.getRegistry().bind(step, nothing);
      }
      Resource route =
          PluginHelper.getResourceLoader(camel)
              .resolveResource("classpath:routes/inspect.camel.yaml");
      PluginHelper.getRoutesLoader(camel).loadRoutes(route);
      camel.start();

      assertThat(InspectionRoutes.of(camel)).isEqualTo(InspectionOrder.OWN);
    }
  }
}

package io.postern.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.account.DefinitionsReader;
import io.postern.account.Outgoing;
import io.postern.account.Reading;
import io.postern.account.Surroundings;
import io.postern.mail.Priority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.yaml.snakeyaml.Yaml;

class CompanyConfigurationTest {
  @TempDir private Path folder;

  @Test
  @SuppressWarnings("unchecked")
  void isYamlWithThePortsAndTheReferenceToThePassword() {
    Map<String, Object> yaml =
        new Yaml().load(Company.applicationYaml(1110, 2525, 5870, "{{env:DEMO_PASSWORD}}"));
    Map<String, Object> postern = (Map<String, Object>) yaml.get("postern");
    Map<String, Map<String, Object>> accounts =
        (Map<String, Map<String, Object>>) postern.get("accounts");
    assertThat(accounts).containsOnlyKeys("info", "boss");
    assertThat(accounts.values())
        .allSatisfy(
            account ->
                assertThat(account)
                    .containsEntry("port", 1110)
                    .containsEntry("password", "{{env:DEMO_PASSWORD}}"));
    assertThat(postern.get("deliver").toString()).contains("port=2525");
    assertThat(postern.get("relay").toString()).contains("port=5870", "language=en");
  }

  @Test
  void outgoingMailGetsADisclaimerAndWaitsWhenItsPriorityIsLow() throws IOException {
    Files.writeString(folder.resolve("password"), "secret");
    String yaml = Company.applicationYaml(1110, 2525, 5870, "{{file:password}}");
    ConfigurableEnvironment environment = new StandardEnvironment();
    new YamlPropertySourceLoader()
        .load("demo", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
        .forEach(environment.getPropertySources()::addLast);
    Reading reading = new DefinitionsReader(Surroundings.of(folder)).read(environment);
    assertThat(reading).isInstanceOf(Reading.Valid.class);
    Outgoing outgoing = ((Reading.Valid) reading).definitions().outgoing().orElseThrow();
    assertThat(outgoing.rewrite().disclaimers().get(0).text())
        .contains("Company Ltd")
        .hasLineCount(1);
    assertThat(outgoing.queue().schedules().get(Priority.LOW).freeze())
        .isEqualTo(Duration.ofMinutes(10));
    assertThat(outgoing.queue().schedules().get(Priority.NORMAL).freeze()).isZero();
  }
}

package io.postern.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class CompanyConfigurationTest {

  @Test
  @SuppressWarnings("unchecked")
  void isYamlWithThePortsAndTheReferenceToThePassword() {
    Map<String, Object> yaml =
        new Yaml().load(Company.applicationYaml(1110, 2525, "{{env:DEMO_PASSWORD}}"));
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
  }
}

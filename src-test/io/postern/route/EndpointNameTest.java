package io.postern.route;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EndpointNameTest {

  @Test
  void namesStayReadable() {
    assertThat(EndpointName.of("tickets")).isEqualTo("tickets");
    assertThat(EndpointName.of("boss@company.example")).isEqualTo("boss_at_company_x2e_example");
    assertThat(EndpointName.of("Büro 2")).isEqualTo("B_xfc_ro_x20_2");
    assertThat(EndpointName.readable("boss@company.example")).isEqualTo("boss@company.example");
    assertThat(EndpointName.readable("Büro 2")).isEqualTo("Büro_x20_2");
  }

  @Test
  void nobodyGetsTheNameOfTheInternalServer() {
    assertThat(EndpointName.of("server")).isEqualTo("_x73_erver");
    assertThat(EndpointName.of("_x73_erver")).isNotEqualTo("_x73_erver");
  }

  @Property
  void differentNamesStayDifferent(
      @ForAll @From("names") String one, @ForAll @From("names") String other) {
    assertThat(EndpointName.of(one).equals(EndpointName.of(other))).isEqualTo(one.equals(other));
    assertThat(EndpointName.readable(one).equals(EndpointName.readable(other)))
        .isEqualTo(one.equals(other));
    assertThat(EndpointName.of(one)).matches("[A-Za-z0-9_-]*");
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(
            "a", "_", "@", "at", "x", "40", "_at_", "_x40_", ".", " ", "é", "{{", "server")
        .list()
        .ofMaxSize(4)
        .map(parts -> String.join("", parts));
  }
}

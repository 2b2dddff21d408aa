package io.postern.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Header;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SpecimensTellWhatTheyShowTest {
  private final Specimens specimens = new Specimens();

  @Test
  void eachCarriesItsIdOnceAndIdsDiffer() {
    for (Specimen specimen : specimens.all()) {
      byte[] octets = specimen.octets();
      List<Header.Field> ids = Header.parse(octets, octets.length).all(Specimen.ID_FIELD);
      assertThat(ids).extracting(Header.Field::value).containsExactly(specimen.id());
      assertThat(specimens.find(specimen.id())).contains(specimen);
    }
    assertThat(specimens.all()).extracting(Specimen::id).doesNotHaveDuplicates();
  }

  @Test
  void eachWaitsInAnAccountThatExistsAndHasAStoryOfOneLine() {
    assertThat(specimens.all())
        .allSatisfy(
            specimen -> {
              assertThat(Company.accounts()).contains(specimen.account());
              assertThat(specimen.story()).hasSizeBetween(20, 110).doesNotContain("\n");
              assertThat(specimen.goesTo()).isSorted();
            });
  }

  @Test
  void allLinesEndAsOnTheWire() {
    assertThat(specimens.all())
        .allSatisfy(
            specimen -> {
              String text = new String(specimen.octets(), ISO_8859_1);
              assertThat(text).endsWith("\r\n");
              assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
            });
  }

  @Test
  void theOdditiesAreReallyThere() {
    assertThat(text("eight-bit")).contains("\u00c3\u00bc", "Sch\u00f6ne");
    assertThat(text("no-subject")).doesNotContain("Subject:");
    assertThat(text("broken-multipart")).doesNotContain("--never-closed--").contains("x-klingon");
    assertThat(text("dot-lines")).contains("\r\n.\r\n..\r\n.hidden\r\n");
    assertThat(text("empty-body")).endsWith("\r\n\r\n");
    assertThat(text("list")).startsWith("Delivered-To: sales@company.example\r\n");
    assertThat(text("attachment")).contains("JVBERi0x");
    assertThat(specimens.find("refused").orElseThrow().goesTo()).isEmpty();
    assertThat(specimens.find("two-recipients").orElseThrow().goesTo()).hasSize(2);
  }

  @Test
  void everyMailboxOfTheCompanyIsVisited() {
    assertThat(
            specimens.all().stream().flatMap(s -> s.goesTo().stream()).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            Company.SALES, Company.ACCOUNTING, Company.SUPPORT, Company.BOSS, Company.POSTMASTER);
  }

  private String text(String id) {
    return new String(specimens.find(id).orElseThrow().octets(), ISO_8859_1);
  }
}

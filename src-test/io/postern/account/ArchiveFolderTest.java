package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy goes to the folder that was written, whatever it is called. */
class ArchiveFolderTest {
  private static final List<String> NAMES =
      List.of(
          "sent mail", "a%41", "a=b", "Büro", "a(b)", "a)b", "a#b", "a?b", "a{b}", "$a;b,c'd\"");

  @TempDir Path base;

  @Test
  void theFolderOfTheUriIsTheFolderWritten() throws Exception {
    try (CamelContext camel = new DefaultCamelContext()) {
      KameletComponent kamelets = new KameletComponent();
      kamelets.setLocation("file:kamelets");
      camel.addComponent("kamelet", kamelets);
      camel.start();
      byte[] mail = "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      for (String name : NAMES) {
        String uri = ArchiveFolder.uri(base.resolve(name));
        camel.createProducerTemplate().sendBody(uri, mail);
        assertThat(ArchiveFolder.of(uri)).contains(base.resolve(name).toString());
      }
    }
    try (Stream<Path> folders = Files.list(base)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(NAMES);
    }
  }

  @Test
  void foldersThatWouldNotArriveAreKnown() {
    assertThat(List.of("a&b", "a+b", "a{{b}}").stream().map(base::resolve))
        .noneMatch(ArchiveFolder::canBe);
    assertThat(NAMES.stream().map(base::resolve)).allMatch(ArchiveFolder::canBe);
  }

  @Test
  void anotherEndpointIsNoFolder() {
    assertThat(ArchiveFolder.of("file:/srv/sent")).isEmpty();
  }
}

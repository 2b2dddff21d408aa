package io.postern.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwkwardMailsAreAwkwardTest {
  private final List<AwkwardMail> mails = AwkwardMails.generated();

  private String text(String id) {
    return mails.stream()
        .filter(mail -> mail.id().equals(id))
        .map(mail -> new String(mail.octets(), ISO_8859_1))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thereAreManyAndEachIsRecognisedApartFromTheTwins() {
    assertThat(mails).hasSizeGreaterThanOrEqualTo(60);
    Map<String, Long> times =
        mails.stream().collect(Collectors.groupingBy(AwkwardMail::identity, Collectors.counting()));
    assertThat(times.remove("identical")).isEqualTo(2);
    assertThat(times.values()).containsOnly(1L);
  }

  @Test
  void aMailThatCanCarryItsIdDoes() {
    assertThat(mails)
        .filteredOn(mail -> mail.octets().length > 100)
        .allSatisfy(mail -> assertThat(mail.identity()).isEqualTo(mail.id()));
  }

  @Test
  void theOdditiesAreReallyThere() {
    assertThat(text("nul-in-body")).contains("a\0b");
    assertThat(text("bare-cr")).contains("a\rb");
    assertThat(text("bare-lf")).contains("a\nb\n\nc");
    assertThat(text("no-last-line-end")).doesNotEndWith("\n");
    assertThat(text("line-100k").lines()).anySatisfy(line -> assertThat(line).hasSize(100_000));
    assertThat(text("all-octets").chars().distinct().count()).isEqualTo(256);
    assertThat(text("attachment-2m")).hasSizeGreaterThan(2_000_000);
    assertThat(text("smuggle-lf-dot-crlf")).contains("body\n.\r\nMAIL FROM");
    assertThat(text("header-only")).doesNotContain("\r\n\r\n");
  }

  @Test
  void filesOfAFolderGetTheLineEndsOfTheWire(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("unix.eml"), "A: b\n\nx\n");
    Files.writeString(folder.resolve("wire.eml"), "A: b\r\n\r\nbare\nlf\r\n");
    Files.writeString(folder.resolve("notes.txt"), "no mail");
    assertThat(AwkwardMails.inFolder(folder))
        .extracting(mail -> new String(mail.octets(), ISO_8859_1))
        .containsExactly("A: b\r\n\r\nx\r\n", "A: b\r\n\r\nbare\nlf\r\n");
  }
}

package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A site keeps copies of what it sends: by a setting, and by a step that it wrote into its own
 * accept route, in YAML.
 */
class ArchiveAndExtraStepJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> NAMES = List.of("one", "two", "three");
  private static final String FROM = "<anna@company.example>";
  private static final List<String> TO = List.of("<bob@other.example>", "<carl@other.example>");

  @TempDir private Path home;

  @Test
  void eachMailIsInTheArchiveAndAtTheEndpointOfTheExtraStepAndLeavesUnchanged() throws Exception {
    insertStep("file:copies?fileName=${header.PosternMailId}.txt");
    try (SmtpSink sink = SmtpSink.keepingContent()) {
      SendingSite site = new SendingSite(sink.port()).smarthost("isp", sink.port());
      site.also("archive: {folder: sent}");
      List<byte[]> mails = NAMES.stream().map(name -> PlainMails.mail(name, 100_000)).toList();
      try (GatewayProcess gateway = site.gateway(home).start()) {
        assertThat(gateway.isAlive()).isTrue();
        for (byte[] mail : mails) {
          assertThat(SubmittingClient.submitOnce(site.acceptPort(), FROM, TO, mail))
              .startsWith("250 2.0.0");
        }
        // a copy is there as soon as the client has heard 250
        assertCopies(home.resolve("sent"), mails);
        assertCopies(home.resolve("copies"), mails);
        sink.awaitCount(mails.size(), PATIENCE);
      }
      assertThat(sink.mails())
          .extracting(SinkMail::sha256)
          .containsExactlyInAnyOrderElementsOf(mails.stream().map(MailDigest::sha256Of).toList());
      List<String> left =
          sink.mails().stream().map(mail -> text(mail.content().orElseThrow())).toList();
      assertThat(contents(home.resolve("sent")))
          .as("with the gateway's own line on top, as they left")
          .containsExactlyInAnyOrderElementsOf(left);
    }
  }

  @Test
  void whenNoCopyCanBeKeptTheClientKeepsItsMail() throws Exception {
    try (SmtpSink sink = SmtpSink.digesting()) {
      SendingSite site = new SendingSite(sink.port()).smarthost("isp", sink.port());
      site.also("archive: {folder: sent}");
      byte[] mail = PlainMails.mail("kept by its client", 2_000);
      try (GatewayProcess gateway = site.gateway(home).start()) {
        assertThat(gateway.isAlive()).isTrue();
        Path folder = home.resolve("sent");
        deleteIfThere(folder);
        Files.writeString(folder, "a file where the folder should be");
        assertThat(SubmittingClient.submitOnce(site.acceptPort(), FROM, TO, mail))
            .startsWith("451 4.3.0");
        Files.delete(folder);
        assertThat(SubmittingClient.submitOnce(site.acceptPort(), FROM, TO, mail))
            .startsWith("250 2.0.0");
        QueueOfGateway queue = new QueueOfGateway(home.resolve("data"));
        await().atMost(PATIENCE).until(() -> queue.mails() == 0);
        assertThat(sink.count()).isEqualTo(1);
        assertThat(contents(folder)).hasSize(1);
      }
    }
  }

  private static void deleteIfThere(Path folder) throws IOException {
    if (Files.exists(folder)) {
      assertThat(contents(folder)).isEmpty();
      Files.delete(folder);
    }
  }

  /** As an administrator does: copies the program's own folder and adds two lines to a file. */
  private void insertStep(String uri) throws Exception {
    Path routes = Files.createDirectories(home.resolve("routes"));
    Path own = Path.of(getClass().getResource("/routes/accept.camel.yaml").toURI()).getParent();
    try (Stream<Path> files = Files.list(own)) {
      for (Path file : files.toList()) {
        Files.copy(file, routes.resolve(file.getFileName()));
      }
    }
    Path accept = routes.resolve("accept.camel.yaml");
    String mark = "        - to:\n            uri: direct:queue\n";
    String step = "        - to:\n            uri: \"" + uri + "\"\n";
    String before = Files.readString(accept);
    assertThat(before).contains(mark);
    Files.writeString(accept, before.replace(mark, step + mark));
  }

  private static void assertCopies(Path folder, List<byte[]> mails) throws IOException {
    assertThat(contents(folder).stream().map(t -> t.getBytes(StandardCharsets.ISO_8859_1)))
        .as("%s", folder)
        .extracting(ArchiveAndExtraStepJourneyTest::digestBelowOwnLines)
        .containsExactlyInAnyOrderElementsOf(mails.stream().map(MailDigest::sha256Of).toList());
  }

  private static String digestBelowOwnLines(byte[] mail) {
    MailDigest digest = new MailDigest();
    digest.accept(mail, 0, mail.length);
    return digest.finish();
  }

  private static List<String> contents(Path folder) throws IOException {
    List<String> contents = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.add(text(Files.readAllBytes(file)));
      }
    }
    return contents;
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }
}

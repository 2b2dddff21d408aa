package io.postern.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recipients that are Camel endpoints: a folder that takes mail, and one that cannot be written.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointRecipientJourneyTest {
  private static final List<String> USERS = List.of("tickets", "broken");
  private static final int ATTEMPTS = 3;

  private Path folder;
  private Path notAFolder;
  private Dovecot dovecot;
  private SmtpSink sink;
  private GatewayProcess gateway;
  private Console console;

  @BeforeAll
  void start(@TempDir Path home, @TempDir Path elsewhere) throws IOException {
    Dovecot.require();
    folder = elsewhere.resolve("tickets");
    notAFolder = Files.writeString(elsewhere.resolve("broken"), "in the way");
    dovecot = new Dovecot(USERS);
    sink = SmtpSink.digesting();
    SiteSettings settings = new SiteSettings(sink.port());
    settings.account("tickets", dovecot.port(), dovecot.password("tickets"));
    settings.mailbox(dovecot, "broken");
    endpoint(settings, "tickets", folder);
    endpoint(settings, "broken", notAFolder);
    gateway = settings.gateway(home).start();
    console = new Console(home);
  }

  private static void endpoint(SiteSettings settings, String account, Path path) {
    settings.recipient(
        "name: at-" + account,
        "endpoint: \"file:" + path + "?fileName=${header.PosternMailId}.eml\"",
        "accounts: [" + account + "]",
        "all-mail: true");
  }

  @AfterAll
  void stop() throws IOException {
    gateway.close();
    sink.close();
    dovecot.close();
  }

  @Test
  void anEndpointGetsTheOctetsOfTheMail() throws Exception {
    byte[] mail = "Subject: 8 bit\r\n\r\nGr\u00fc\u00dfe\0\r\n.\r\nlast\r\n".getBytes(ISO_8859_1);
    dovecot.deliver("tickets", mail);
    assertThat(console.fetch("tickets")).contains("1 settled, 0 unsettled", "1 deleted");
    byte[] written = Files.readAllBytes(onlyFileIn(folder));
    assertThat(new String(written, ISO_8859_1))
        .startsWith("Received: from 127.0.0.1\r\n")
        .endsWith("\r\n" + new String(mail, ISO_8859_1));
    assertThat(Trace.sha256Below(written)).isEqualTo(MailDigest.sha256Of(mail));
  }

  private static Path onlyFileIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  @Test
  void oneThatThrowsLeavesTheMailAtTheProviderUntilItsAttemptsAreUsedUp() throws Exception {
    byte[] mail = PlainMails.mail("not-taken", 3_000);
    dovecot.deliver("broken", mail);
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      assertThat(console.fetch("broken"))
          .as("attempt " + attempt)
          .contains("at-broken", "1 unsettled");
      assertThat(dovecot.count("broken")).isEqualTo(1);
      assertThat(console.held()).isEmpty();
    }
    assertThat(console.fetch("broken")).contains("1 settled, 0 unsettled", "1 deleted");
    JsonNode held = console.held();
    assertThat(held).hasSize(1);
    assertThat(held.get(0).path("reason").asText()).contains("tried 3 times without success");
    assertThat(sink.identities())
        .as("the other recipient has it, once")
        .containsEntry("not-taken", 1);

    Files.delete(notAFolder);
    JsonNode outcomes = console.call("Hold", "release", held.get(0).path("id").asText());
    assertThat(outcomes).hasSize(1);
    assertThat(outcomes.get(0).path("recipient").asText()).isEqualTo("at-broken");
    byte[] written = Files.readAllBytes(onlyFileIn(notAFolder));
    assertThat(Trace.sha256Below(written)).isEqualTo(MailDigest.sha256Of(mail));
    assertThat(sink.identities()).as("still once").containsEntry("not-taken", 1);
  }
}

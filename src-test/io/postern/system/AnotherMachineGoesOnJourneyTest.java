package io.postern.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The home folder is all there is: a copy of it goes on where the gateway was stopped, on another
 * machine, too. It knows which mails were fetched, what is in the hold, what happened, and the
 * passwords that were encrypted (F49, F140, F141).
 */
class AnotherMachineGoesOnJourneyTest {
  private static final String SETTINGS =
      """
      postern:
        postmaster: postmaster@company.example
        deliver:
          server: {host: 127.0.0.1, port: %d, helo: gateway.company.example}
        accounts-file: accounts.tsv
        recipients:
          - {address: anna@company.example, accounts: [info]}
          - {address: boss@company.example, accounts: [info]}
      """;

  @TempDir private Path folder;

  @BeforeAll
  static void require() {
    Dovecot.require();
  }

  @Test
  void aCopyOfTheHomeFolderGoesOn() throws Exception {
    Path old = Files.createDirectory(folder.resolve("old"));
    Path copy = folder.resolve("copy");
    try (Dovecot dovecot = new Dovecot(List.of("info"));
        SmtpSink sink = SmtpSink.keepingContent()) {
      write(old, dovecot, sink);
      assertThat(PosternCommand.at(old, "encrypt", "--file", "accounts.tsv").output())
          .contains("1 password encrypted");
      dovecot.deliver("info", mail("one", "anna"));
      dovecot.deliver("info", mail("two", "boss"));
      sink.answerRecipient("boss@company.example", "550 5.1.1 no such user");
      try (GatewayProcess gateway = started(old)) {
        assertThat(new Console(old).fetch("info")).contains("complete", "2 fetched, 2 settled");
        gateway.stop();
      }
      copy(old, copy);
      remove(old);

      dovecot.deliver("info", mail("three", "anna"));
      assertThat(PosternCommand.at(copy, "check").exitCode()).isZero();
      try (GatewayProcess gateway = started(copy)) {
        Console console = new Console(copy);
        assertThat(console.fetch("info")).contains("complete", "3 listed, 1 fetched, 1 settled");
        assertThat(sink.identities()).containsKeys("one", "three").doesNotContainKey("two");
        sink.acceptRecipient("boss@company.example");
        assertThat(console.held()).hasSize(1);
        String id = console.held().get(0).path("id").asText();
        assertThat(PosternCommand.at(copy, "hold", "release", id).exitCode()).isZero();
        assertThat(PosternCommand.at(copy, "journal", "--mail", id).output())
            .contains("FETCHED", "REFUSED", "RELEASED");
        assertThat(sink.identities()).containsEntry("one", 1).containsEntry("two", 1);
        gateway.assertNothingSays(dovecot.password("info"));
      }
      assertThat(dovecot.count("info")).isEqualTo(3);
    }
  }

  private static byte[] mail(String identity, String to) {
    String mail = new String(PlainMails.mail(identity, 2_000), US_ASCII);
    return "To: %s@company.example\r\n%s".formatted(to, mail).getBytes(US_ASCII);
  }

  private static void write(Path home, Dovecot dovecot, SmtpSink sink) throws IOException {
    Files.writeString(home.resolve("application.yaml"), SETTINGS.formatted(sink.port()));
    String columns = "account\thost\tport\tsecurity\tusername\tpassword\tleave-on-server\n";
    String row = "info\t127.0.0.1\t%d\tnone\tinfo\t%s\tTRUE\n";
    String password = dovecot.password("info").reveal();
    Files.writeString(
        home.resolve("accounts.tsv"), columns + row.formatted(dovecot.port(), password));
  }

  private static GatewayProcess started(Path home) throws IOException {
    GatewayProcess gateway =
        new GatewayProcess(home).jvm("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx160m");
    gateway.launch().awaitOutput("Console:", Duration.ofSeconds(90));
    return gateway;
  }

  /** As an archive would carry it: contents and rights. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.fetch.pop3.FakePop3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three accounts in a table: a password breaks and is repaired, an edit is wrong, an account comes,
 * while the gateway runs and the others do not notice (F137).
 */
class ChangedSettingsAreTakenUpJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final List<String> NAMES = List.of("info", "sales", "shop");

  @TempDir Path home;

  private final List<FakePop3> providers = new ArrayList<>();
  private final SmtpSink sink = SmtpSink.digesting();
  private GatewayProcess gateway;
  private Console console;

  @BeforeEach
  void start() throws IOException {
    for (String name : NAMES) {
      providers.add(FakePop3.with(name + 1, mail(name + "-1")).start());
    }
    write("accounts.tsv", table());
    write("recipients.tsv", recipients());
    gateway = new GatewayProcess(home).configuration(yaml("on-command")).start();
    console = new Console(home);
  }

  @AfterEach
  void stop() throws IOException {
    gateway.close();
    providers.forEach(FakePop3::close);
    sink.close();
  }

  private static String mail(String identity) {
    return "Subject: " + identity + "\r\n\r\n" + identity + "\r\n";
  }

  private String yaml(String reload) {
    return """
        postern:
          reload: %s
          postmaster: postmaster@company.example
          deliver: {server: {host: 127.0.0.1, port: %d}}
          accounts-file: accounts.tsv
          recipients-file: recipients.tsv
        """
        .formatted(reload, sink.port());
  }

  private String table() {
    StringBuilder table = new StringBuilder("account\thost\tport\tsecurity\tusername\tpassword\n");
    for (int i = 0; i < NAMES.size(); i++) {
      int port = providers.get(i).port();
      table.append(NAMES.get(i)).append("\t127.0.0.1\t").append(port);
      table.append("\tnone\tanna\tgeheim\n");
    }
    return table.toString();
  }

  private static String recipients() {
    StringBuilder table = new StringBuilder("address\taccounts\tall-mail\n");
    NAMES.forEach(name -> table.append(name + "@company.example\t" + name + "\ttrue\n"));
    return table.toString();
  }

  private void write(String file, String text) throws IOException {
    Path written = Files.writeString(home.resolve(file + ".new"), text);
    Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
    Files.move(written, home.resolve(file), StandardCopyOption.REPLACE_EXISTING);
  }

  private PosternCommand reload() throws Exception {
    return PosternCommand.at(home, "reload");
  }

  private JsonNode account(String name) throws Exception {
    return console.call("Accounts", "show", name);
  }

  @Test
  void aPasswordBreaksAndIsRepairedAndTheOthersDoNotNotice() throws Exception {
    assertThat(console.fetch("info")).contains("1 fetched");
    JsonNode before = account("info");
    write("accounts.tsv", table().replace(salesRow(), salesRow().replace("geheim", "broken")));

    PosternCommand broken = reload();

    assertThat(broken.exitCode()).as(broken.output()).isZero();
    assertThat(broken.output()).contains("1 account changed: sales");
    assertThat(console.fetch("sales")).contains("login failed");
    write("accounts.tsv", table());
    assertThat(reload().output()).contains("1 account changed: sales");
    assertThat(console.fetch("sales")).contains("1 fetched");
    assertThat(account("info")).isEqualTo(before);
    sink.awaitCount(2, PATIENCE);

    write("accounts.tsv", table().replace("\tnone\t", "\tsome\t"));
    PosternCommand refused = reload();
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.output())
        .contains("accounts.tsv:2: postern.accounts.info.security (column D): \"some\"")
        .contains("Nothing was taken up");
    assertThat(console.fetch("shop")).contains("1 fetched");
    assertThat(console.call("Settings", "status").path("problems")).hasSize(3);
    assertThat(gateway.output()).contains("Changed settings are refused").doesNotContain("geheim");
    write("accounts.tsv", table());
    assertThat(reload().output()).contains("Nothing has changed.");
    assertThat(console.call("Settings", "status").path("problems")).isEmpty();
  }

  private String salesRow() {
    return table().lines().filter(line -> line.startsWith("sales")).findFirst().orElseThrow();
  }

  @Test
  void filesThatChangeAreTakenUpWithoutAWord() throws Exception {
    write("application.yaml", yaml("on-change"));
    assertThat(reload().exitCode()).isZero();
    try (FakePop3 fourth = FakePop3.with("x1", mail("new-1")).start()) {
      write(
          "accounts.tsv", table() + "new\t127.0.0.1\t" + fourth.port() + "\tnone\tanna\tgeheim\n");
      write("recipients.tsv", recipients() + "new@company.example\tnew\ttrue\n");

      await()
          .atMost(PATIENCE)
          .until(() -> console.call("Accounts", "list").toString().contains("\"new\""));

      assertThat(console.fetch("new")).contains("1 fetched");
      write("accounts.tsv", table());
      write("recipients.tsv", recipients());
      await()
          .atMost(PATIENCE)
          .until(() -> !console.call("Accounts", "list").toString().contains("\"new\""));
      assertThat(routes()).doesNotContain("fetch-new", "route-new").contains("fetch-info");
    }
  }

  private List<String> routes() throws Exception {
    List<String> ids = new ArrayList<>();
    console.call("Routes", "list").forEach(route -> ids.add(route.path("id").asText()));
    return ids;
  }
}

package io.postern;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.manage.CommandRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code ./postern try} says what would become of a mail, by settings that no gateway runs with,
 * and leaves nothing behind.
 */
class TrySaysWhatBecomesOfAMailTest extends TriedHome {
  @Test
  void aProgramIsBlockedAndBothNoticesAreNamed() throws IOException {
    write("program.eml", mail("boss@company.example", "invoice.exe"));

    CommandRun run = attempt("./program.eml");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualToNormalizingNewlines(
            """
            incoming mail of account info from <stranger@far.example>, 352 octets: "Your invoice"
            scanners: none is asked
            rules:
            * rule "no programs by mail" intercepts: attachment "invoice.exe" matches "*.exe"
              rule "documents" does not apply: attachment "invoice.exe" does not match any of "*.pdf" and 1 other
              rule "everything else" would intercept, had no rule decided before: attachment "invoice.exe" matches "*"
            outcome: discarded by rule "no programs by mail"
              rule "no programs by mail" intercepts: attachment "invoice.exe" matches "*.exe"; those concerned are told, a specialist is told, the mail is thrown away
            other mails:
              a notice "[Postern] A mail was stopped: Your invoice" goes to boss@company.example
              a notice "[Postern] For inspection: Your invoice" goes to security@company.example
            recipients: nobody
              had it gone on: by addresses and keywords in To and Cc: boss@company.example (address boss@company.example in To)
            nothing was sent, and nothing was stored
            """);
  }

  @Test
  void whatIsAllowedPassesAndItsRecipientsAreNamed() throws IOException {
    write("letter.eml", mail("nobody@company.example", "letter.pdf"));

    CommandRun run = attempt("./letter.eml");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("outcome: delivered by rule \"documents\"")
        .contains("other mails: none")
        .contains("recipients: postmaster@company.example")
        .contains("no recipient by addresses and keywords in To and Cc")
        .contains("its subject is marked for that");
  }

  @Test
  void anOutgoingMailIsTriedWithItsSmarthost() throws IOException {
    write("offer.eml", mail("far@far.example", "offer.zip"));

    CommandRun run =
        attempt(
            "./offer.eml",
            "--outgoing",
            "--sender",
            "a@company.example",
            "--recipient",
            "b@c.example");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("outgoing mail from <a@company.example> to b@c.example")
        .contains("outcome: held by rule \"everything else\"")
        .contains("goes to a@company.example")
        .contains("had it gone on: by smarthost isp, for the sender <a@company.example>");
  }

  @Test
  void programsReadJson() throws IOException {
    write("program.eml", mail("boss@company.example", "invoice.exe"));

    JsonNode json = new ObjectMapper().readTree(attempt("./program.eml", "--json").out());

    assertThat(json.path("fate").asText()).isEqualTo("discarded");
    assertThat(json.path("rule").asText()).isEqualTo("no programs by mail");
    assertThat(json.path("rules")).hasSize(3);
    assertThat(json.path("rules").get(0).path("decides").asBoolean()).isTrue();
    assertThat(json.at("/notices/1/to/0").asText()).isEqualTo("security@company.example");
    assertThat(json.at("/way/recipients/0/recipient").asText()).isEqualTo("boss@company.example");
  }

  @Test
  void aMailIsReadFromStandardInput() throws IOException {
    InputStream before = System.in;
    try {
      System.setIn(
          new ByteArrayInputStream(
              mail("info@company.example", "a.bat").getBytes(StandardCharsets.UTF_8)));

      assertThat(attempt("-").out()).contains("outcome: discarded");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aScannerThatDoesNotAnswerIsSaidSo() throws IOException {
    write(
        "application.yaml",
        SETTINGS + "  inspect: {antivirus: {clamd: {address: \"127.0.0.1:1\"}}}\n");
    write("letter.eml", mail("boss@company.example", "letter.pdf"));

    CommandRun run = attempt("./letter.eml");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("clamd says could-not-tell: ", "outcome: later");
  }

  /** Its files would otherwise be taken for leftovers, and the mails for infected ones. */
  @Test
  void theWatchedFolderOfARunningGatewayIsLeftAlone() throws IOException {
    write(
        "application.yaml",
        SETTINGS
            + """
              inspect:
                antivirus:
                  file-drop: {folder: drop, wait: 100ms, decoy-every: 0s}
            """);
    write("drop/postern-scan-of-the-gateway.eml", "under way");
    write("letter.eml", mail("boss@company.example", "letter.pdf"));

    CommandRun run = attempt("./letter.eml");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("file-drop says clean");
    try (Stream<Path> files = Files.list(home.resolve("drop"))) {
      assertThat(files.map(Path::getFileName))
          .containsExactly(Path.of("postern-scan-of-the-gateway.eml"));
    }
  }

  @Test
  void nothingIsLeftInTheHomeFolder() throws IOException {
    write("program.eml", mail("boss@company.example", "invoice.exe"));

    attempt("./program.eml");

    try (Stream<Path> files = Files.list(home)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("application.yaml", "rules.yaml", "program.eml");
    }
  }

  @Test
  void brokenSettingsAreNamedAsCheckNamesThem() throws IOException {
    write("rules.yaml", RULES.replace("pass:", "passes:"));

    CommandRun run = attempt("./program.eml");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("rules.yaml:9:", "passes", "problem");
  }

  @Test
  void whatCannotBeDoneIsToldFromWrongUsage() throws IOException {
    write("program.eml", mail("boss@company.example", "invoice.exe"));

    assertThat(attempt("./nix.eml").code()).isEqualTo(1);
    assertThat(attempt("./nix.eml").err()).contains("nix.eml: there is no such file");
    assertThat(attempt().code()).isEqualTo(2);
    assertThat(attempt("./program.eml", "--tests", "./tests").code()).isEqualTo(2);
    assertThat(attempt("--tests", "./tests", "--outgoing").code()).isEqualTo(2);
    assertThat(attempt("./program.eml", "--account", "x").err())
        .contains("no account is called \"x\"; there are: info");
    assertThat(attempt("./program.eml", "--account", "x").code()).isEqualTo(2);
  }
}

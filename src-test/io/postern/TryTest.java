package io.postern;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code ./postern try} says what would become of a mail, by settings that no gateway runs with,
 * and leaves nothing behind.
 */
class TryTest {
  private static final String SETTINGS =
      """
      postern:
        postmaster: postmaster@company.example
        deliver:
          server: {host: 127.0.0.1, port: 1, helo: gw.example}
        accounts:
          info: {host: pop.isp.example, username: info, password: x, security: none}
        recipients:
          - {address: info@company.example, accounts: [info]}
          - {address: boss@company.example, accounts: [info]}
        relay:
          smarthosts:
            - {name: isp, host: 127.0.0.1, port: 2, security: none}
      """;

  /** The reference's own examples: programs are blocked, documents pass, all else is caught. */
  private static final String RULES =
      """
      rules:
        - name: no programs by mail
          intercept: {attachment: "*.exe; *.bat; *.com"}
          then:
            - notify-recipients
            - notify: security@company.example

        - name: documents
          pass: {attachment: "*.pdf; *.docx"}

        - name: everything else
          intercept: {attachment: "*"}
          then: [hold, notify-recipients]
      """;

  @TempDir Path home;

  /** A command that was run: exit code and what it printed. */
  private record Run(int code, String out, String err) {}

  @Command(name = "postern", subcommands = TryCommand.class)
  private static final class Root {}

  @BeforeEach
  void configure() throws IOException {
    write("application.yaml", SETTINGS);
    write("rules.yaml", RULES);
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String mail(String to, String attachment) {
    return """
        Return-Path: <stranger@far.example>
        From: Stranger <stranger@far.example>
        To: %s
        Subject: Your invoice
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        See the file.
        --b
        Content-Type: application/octet-stream
        Content-Disposition: attachment; filename="%s"

        MZ
        --b--
        """
        .formatted(to, attachment);
  }

  private Run attempt(String... words) {
    List<String> all =
        Stream.concat(Stream.of("try"), Stream.of(words))
            .map(word -> word.startsWith("./") ? home.resolve(word.substring(2)).toString() : word)
            .toList();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new Root())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(
                Stream.concat(all.stream(), Stream.of("--home", home.toString()))
                    .toArray(String[]::new));
    return new Run(code, out.toString(), err.toString());
  }

  @Test
  void aProgramIsBlockedAndBothNoticesAreNamed() throws IOException {
    write("program.eml", mail("boss@company.example", "invoice.exe"));

    Run run = attempt("./program.eml");

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

    Run run = attempt("./letter.eml");

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

    Run run =
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

    Run run = attempt("./letter.eml");

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

    Run run = attempt("./letter.eml");

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

    Run run = attempt("./program.eml");

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

  @Test
  void theListOfRulesIsChecked() throws IOException {
    write("rules.yaml", RULES + "\n  - name: late\n    intercept: {attachment: \"*.zip\"}\n");

    Run run = attempt("rules");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "line 2: rule \"no programs by mail\" intercepts: an attachment matches \"*.exe\" or"
                + " \"*.bat\" or \"*.com\"; then notify-recipients, notify"
                + " security@company.example, discard")
        .contains("line 8: rule \"documents\" lets pass: every attachment matches \"*.pdf\"")
        .contains("hint: rules.yaml:15: rule \"late\": ")
        .contains("4 rules, 1 hint");
  }

  @Test
  void aListOfRulesWithProblemsFails() throws IOException {
    write("rules.yaml", RULES.replace("attachment: \"*\"", "atachment: \"*\""));

    Run run = attempt("rules");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("rules.yaml:12:", "did you mean attachment?", "1 problem");
  }

  @Test
  void aFolderOfMailsIsAPolicyTest() throws IOException {
    write("tests/letter.eml", mail("boss@company.example", "letter.pdf"));
    write(
        "tests/letter.expected",
        """
        # documents are allowed
        fate: delivered
        rule: documents
        recipients: boss@company.example
        notice: none
        """);
    write("tests/program.eml", mail("boss@company.example", "invoice.exe"));
    write(
        "tests/program.expected",
        """
        account: info
        fate: discarded
        notice: security@company.example
        notice: boss@company.example
        """);

    Run good = attempt("--tests", "./tests");

    assertThat(good.out())
        .isEqualToNormalizingNewlines("letter.eml: good\nprogram.eml: good\n2 tests, all good\n");
    assertThat(good.code()).isZero();

    write("rules.yaml", RULES.replace("*.exe; ", ""));
    Run changed = attempt("--tests", "./tests");

    assertThat(changed.code()).isEqualTo(1);
    assertThat(changed.out())
        .isEqualToNormalizingNewlines(
            """
            letter.eml: good
            program.eml: FAILED
              program.expected:2: fate: expected discarded, came held
              program.expected:3: notice: expected security@company.example, came boss@company.example
              because: rule "everything else" intercepts: attachment "invoice.exe" matches "*"; the mail is held, those concerned are told
            2 tests, 1 failed
            """);
  }

  @Test
  void aPolicyTestThatIsWrongFails() throws IOException {
    write("tests/a.eml", mail("boss@company.example", "letter.pdf"));
    write("tests/a.expected", "fait: held\nfate: kept\n");
    write("tests/b.expected", "fate: held\n");
    write("tests/c.eml", mail("boss@company.example", "letter.pdf"));

    Run run = attempt("--tests", "./tests");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("a.expected:1: fait: unknown key; known are account, direction")
        .contains("a.expected:2: fate: \"kept\" is none; expected one of delivered, held")
        .contains("b.eml: there is no such file")
        .contains("c.expected: there is no such file")
        .contains("3 tests, 3 failed");
  }
}

package io.postern;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.manage.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * {@code ./postern try} asks the inspectors in the order of the route that the gateway would run.
 */
class TryFollowsTheRouteInForceTest extends TriedHome {
  private static String route(String steps) {
    return """
        - route:
            id: inspect
            from:
              uri: direct:inspect
              steps:
        """
        + steps.indent(8)
        + """
                - process:
                    ref: judgeMail
                - to: kamelet:clamd-action
        """;
  }

  private void scanners() throws IOException {
    write(
        "application.yaml",
        SETTINGS
            + """
              inspect:
                antivirus:
                  command: {line: [/bin/true]}
                  clamd: {address: "127.0.0.1:1"}
            """);
    write("a.eml", mail("info@company.example", "a.exe"));
  }

  private List<String> scannersAsked() {
    CommandRun run = attempt("./a.eml");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    List<String> lines = run.out().lines().toList();
    return lines.stream()
        .dropWhile(line -> !line.startsWith("scanners:"))
        .skip(1)
        .takeWhile(line -> !line.startsWith("rules:"))
        .map(line -> line.replaceAll(" says .*", ""))
        .toList();
  }

  @Test
  void theScannersAreAskedInTheOrderOfTheProgramUnlessTheRoutesAreChanged() throws IOException {
    scanners();
    assertThat(scannersAsked()).containsExactly("  clamd", "  command");
  }

  /** Rules that ask for findings see those of the scanners before them, and no others. */
  @Test
  void theOrderOfTheInstallationsOwnRouteCounts() throws IOException {
    scanners();
    write(
        "rules.yaml",
        "rules: [{name: a, intercept: {finding: could-not-tell}, then: [discard]}]\n");
    write(
        "routes/inspect.camel.yaml",
        route(
            """
            - to:
                uri: inspect:command
            - to: kamelet:rules-action
            - to:
                uri: kamelet:clamd-action
                description: last
            """));

    assertThat(scannersAsked()).containsExactly("  command", "  clamd");
    assertThat(attempt("./a.eml").out())
        .contains("rule \"a\" does not apply")
        .contains("outcome: later");

    write(
        "routes/inspect.camel.yaml",
        route("- to: kamelet:clamd-action\n- to: inspect:rules\n- to: inspect:command\n"));
    assertThat(attempt("./a.eml").out()).contains("outcome: discarded by rule \"a\"");
  }

  @Test
  void whatOfTheRouteCannotBeTriedIsSaid() throws IOException {
    scanners();
    write(
        "routes/inspect.camel.yaml",
        route(
            """
            - to: "kamelet:clamd-action?address=192.0.2.1:3310"
            - to:
                uri: kamelet:clamd-action
                disabled: true
            - choice:
                description: only at night
                when:
                  - simple: "${date:now:HH} < 6"
                    steps:
                      - to: inspect:command
            - to: direct:elsewhere
            """));
    assertThat(scannersAsked())
        .containsExactly(
            "  not tried: the step to kamelet:clamd-action with parameters of its own",
            "  not tried: the step choice (only at night)",
            "  not tried: the step to direct:elsewhere",
            "  not asked: clamd, for the route does not",
            "  not asked: command, for the route does not",
            "  not asked: rules, for the route does not");
    assertThat(attempt("./a.eml", "--json").out())
        .contains("\"untried\"")
        .contains("the step choice (only at night)");
  }

  @Test
  void routesAndKameletsOfTheInstallationAreFollowed() throws IOException {
    scanners();
    write(
        "kamelets/clamd-action.kamelet.yaml",
        Files.readString(Path.of("kamelets/clamd-action.kamelet.yaml"))
            .replace("inspect:clamd", "inspect:command"));
    write(
        "routes/inspect.camel.yaml",
        route("- to: direct:viruses\n")
            + """
            - route:
                from:
                  uri: direct:viruses
                  steps:
                    - to: kamelet:clamd-action
                    - to: direct:viruses
            """);
    assertThat(scannersAsked())
        .startsWith("  command", "  command")
        .contains(
            "  not tried: the step to direct:viruses",
            "  not asked: clamd, for the route does not");
  }

  @Test
  void aRouteThatCannotBeReadIsNamed() throws IOException {
    scanners();
    write("routes/inspect.camel.yaml", "- route: [\n");
    CommandRun run = attempt("./a.eml");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("routes/inspect.camel.yaml cannot be followed: ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aFileWithoutTheRouteLeavesTheOrderOfTheProgramAndIsMentioned() throws IOException {
    scanners();
    write("routes/inspect.camel.yaml", route("").replace("direct:inspect", "direct:other"));
    assertThat(scannersAsked())
        .containsExactly(
            "  clamd",
            "  command",
            "  no route in routes/inspect.camel.yaml begins at direct:inspect; the order is the"
                + " program's own");
  }
}

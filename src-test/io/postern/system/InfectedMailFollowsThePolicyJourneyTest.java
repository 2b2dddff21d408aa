package io.postern.system;

import static io.postern.system.InspectedSite.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.inspect.antivirus.FakeOnAccessScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Discarded, returned, or passed inside a warning, in both directions; hold is the usual. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InfectedMailFollowsThePolicyJourneyTest {
  private static final List<String> USERS = List.of("info");
  private static final String INFO = "info@company.example";
  private static final String SENDER = "sender@company.example";
  private static final byte[] VIRUS =
      Letters.plain("virus", "with a virus", text(RealClamd.testVirus()));
  private static final byte[] CLEAN = Letters.plain("clean", "without a virus", "hello");

  @TempDir private Path home;
  private RealClamd clamd;

  @BeforeAll
  void start() throws IOException {
    Dovecot.require();
    RealClamd.require();
    clamd = new RealClamd();
  }

  @AfterAll
  void stop() throws IOException {
    if (clamd != null) {
      clamd.close();
    }
  }

  /** With both mails fetched and only the clean one sent. */
  private static InspectedSite visited(InspectedSite site) throws IOException {
    site.start();
    site.fetched("info", VIRUS);
    site.fetched("info", CLEAN);
    site.awaitFetched("info");
    assertThat(site.sent("sender", CLEAN)).startsWith("250 ");
    await()
        .atMost(InspectedSite.PATIENCE)
        .until(() -> site.mailsTo(Letters.PARTNER).stream().anyMatch(m -> m.endsWith(text(CLEAN))));
    assertThat(site.mailsTo(INFO)).filteredOn(mail -> mail.endsWith(text(CLEAN))).hasSize(1);
    return site;
  }

  private InspectedSite withClamd(String policy) throws IOException {
    return new InspectedSite(home, USERS)
        .inspect(
            "antivirus:",
            "  clamd: {address: \"" + clamd.unix() + "\"}",
            "  infected: " + policy,
            "  notify-recipients: true");
  }

  @Test
  void returned() throws Exception {
    try (InspectedSite site = visited(withClamd("return"))) {
      String report =
          site.awaitMailsTo(Letters.PARTNER, 2).stream()
              .filter(mail -> mail.contains("report-type=delivery-status"))
              .findFirst()
              .orElseThrow();
      assertThat(report)
          .contains("Status: 5.7.1", "X-Specimen-Id: virus")
          .as("what was found must not travel on")
          .doesNotContain(text(RealClamd.testVirus()));
      assertThat(site.sent("sender", VIRUS)).startsWith("550 5.7.1 ").contains("Eicar");
      assertThat(site.mailsTo(INFO)).hasSize(2);
      assertThat(site.mailsTo(INFO)).noneMatch(m -> m.contains(text(RealClamd.testVirus())));
      site.assertNoStackTrace();
    }
  }

  @Test
  void passedInsideAWarning() throws Exception {
    try (InspectedSite site = visited(withClamd("pass"))) {
      assertThat(site.mailsTo(INFO))
          .filteredOn(mail -> mail.contains("Content-Type: message/rfc822"))
          .singleElement()
          .asString()
          .contains("Eicar", "\r\nSubject: with a virus\r\n")
          .as("the original, octet for octet")
          .contains(text(VIRUS));
      assertThat(site.sent("sender", VIRUS)).startsWith("250 ");
      await()
          .atMost(InspectedSite.PATIENCE)
          .until(
              () ->
                  site.mailsTo(Letters.PARTNER).stream()
                      .anyMatch(mail -> mail.contains(text(VIRUS)) && mail.contains("rfc822")));
      site.assertNoStackTrace();
    }
  }

  /** By a scanner that watches a folder and takes away what it does not like. */
  @Test
  void discardedWhenItsFileVanishes(@TempDir Path folder) throws Exception {
    Path watched = Files.createDirectory(folder.resolve("watched"));
    InspectedSite dropping =
        new InspectedSite(home, USERS)
            .inspect(
                "antivirus:",
                "  file-drop: {folder: \"" + watched + "\", wait: 300ms}",
                "  infected: discard",
                "  notify-recipients: true");
    try (FakeOnAccessScanner scanner = new FakeOnAccessScanner(watched, file -> remove(file));
        InspectedSite site = visited(dropping)) {
      assertThat(scanner).isNotNull();
      assertThat(site.mailsTo(INFO)).hasSize(2).anyMatch(mail -> isNotice(mail));
      assertThat(site.sent("sender", VIRUS)).startsWith("250 ");
      assertThat(site.awaitMailsTo(SENDER, 1)).singleElement().matches(mail -> isNotice(mail));
      await().atMost(InspectedSite.PATIENCE).until(() -> site.books().mails() == 0);
      assertThat(site.mailsTo(Letters.PARTNER)).hasSize(1);
      assertThat(site.books().journal("DROPPED")).isNotEmpty();
      assertThat(site.whyHeld("info")).isEmpty();
      try (Stream<Path> files = Files.list(watched)) {
        assertThat(files).as("nothing is left behind").isEmpty();
      }
      site.assertNoStackTrace();
    }
  }

  private static boolean isNotice(String mail) {
    return mail.contains("X-Specimen-Id: virus\r\n")
        && !mail.contains(text(RealClamd.testVirus()))
        && mail.contains("Auto-Submitted: auto-generated");
  }

  private static void remove(Path file) throws IOException {
    String content = Files.readString(file, StandardCharsets.ISO_8859_1);
    if (content.contains(text(RealClamd.testVirus()))) {
      Files.delete(file);
    }
  }
}

package io.postern.system;

import static io.postern.system.InspectedSite.text;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A real clamd behind the real gateway, in both directions, also while clamd is gone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VirusesDoNotPassJourneyTest {
  private static final List<String> USERS = List.of("infected", "clean", "large", "waiting");
  private static final String SECURITY = "security@company.example";
  private static final int MEGABYTE = 1 << 20;

  private RealClamd clamd;
  private InspectedSite site;

  @BeforeAll
  void start(@TempDir Path home) throws IOException {
    Dovecot.require();
    RealClamd.require();
    clamd = new RealClamd();
    site =
        new InspectedSite(home, USERS)
            .inspect(
                "antivirus:",
                "  clamd: {address: \"" + clamd.tcp() + "\", max-size: 1MB, expanded: 2MB}",
                "  unknown: tag",
                "  notify: " + SECURITY)
            .start();
  }

  @AfterAll
  void stop() throws IOException {
    if (site != null) {
      site.assertNoStackTrace();
      site.close();
    }
    if (clamd != null) {
      clamd.close();
    }
  }

  /** Plain, in an archive, and in an archive in an archive. */
  private static List<byte[]> infected(String id) throws IOException {
    byte[] virus = RealClamd.testVirus();
    byte[] zip = Letters.zip("b.com", virus);
    return List.of(
        Letters.plain(id + "-plain", "virus", text(virus)),
        Letters.with(id + "-attached", "virus", "a.bin", virus),
        Letters.with(id + "-zip", "virus", "a.zip", zip),
        Letters.with(id + "-nested", "virus", "a.zip", Letters.zip("c.zip", zip)));
  }

  @Test
  void aFetchedVirusIsHeldWhereverItIs() throws Exception {
    List<byte[]> mails = infected("in");
    for (byte[] mail : mails) {
      site.fetched("infected", mail);
    }
    site.awaitFetched("infected");
    assertThat(site.whyHeld("infected"))
        .hasSize(mails.size())
        .allMatch(reason -> reason.contains("Postern.Test.Eicar"));
    assertThat(site.mailsTo("infected@company.example")).isEmpty();
    assertThat(mails)
        .allSatisfy(
            mail ->
                assertThat(site.mailsTo(SECURITY))
                    .filteredOn(notice -> notice.contains(text(mail)))
                    .as("the specialist has the original, once")
                    .hasSize(1));
    assertThat(site.books().journal("INSPECTED")).anyMatch(line -> line.contains("Eicar"));
  }

  @Test
  void aVirusThatOneOfOursSendsStaysInTheQueueWhereverItIs() throws Exception {
    List<byte[]> mails = infected("out");
    for (byte[] mail : mails) {
      assertThat(site.sent("careless", mail)).startsWith("250 ");
    }
    assertThat(site.books().statesOf("careless@company.example"))
        .hasSize(mails.size())
        .containsOnly("held");
    assertThat(site.books().notesOf("careless@company.example"))
        .allMatch(note -> note.contains("Postern.Test.Eicar"));
    assertThat(site.mailsTo(Letters.PARTNER)).noneMatch(mail -> mail.contains("Id: out-"));
  }

  @Test
  void aCleanMailGoesOnOctetForOctet() throws Exception {
    byte[] mail = Letters.with("clean", "figures", "a.zip", Letters.zip("b.txt", new byte[99]));
    site.fetched("clean", mail);
    assertThat(site.sent("honest", mail)).startsWith("250 ");
    for (String address : List.of("clean@company.example", Letters.PARTNER)) {
      assertThat(site.awaitMailsTo(address, 1)).filteredOn(m -> m.endsWith(text(mail))).hasSize(1);
    }
    site.awaitFetched("clean");
    assertThat(site.books().journal("INSPECTED")).anyMatch(line -> line.contains("clamd"));
  }

  @Test
  void whatIsTooLargeToBeScannedIsNoPassAndHasItsPolicy() throws Exception {
    byte[] letters = "abcdefghijklmnopqrstuvwxyz0123456789".repeat(40_000).getBytes(US_ASCII);
    byte[] large = Letters.with("large", "large", "large.bin", letters);
    byte[] growing =
        Letters.with("grows", "grows", "a.zip", Letters.zip("zeros", new byte[3 * MEGABYTE]));
    site.fetched("large", large);
    site.fetched("large", growing);
    assertThat(site.awaitMailsTo("large@company.example", 2))
        .hasSize(2)
        .anyMatch(mail -> mail.contains("\r\nSubject: [UNCHECKED] large\r\n"))
        .anyMatch(mail -> mail.contains("\r\nSubject: [UNCHECKED] grows\r\n"));
    site.awaitFetched("large");
  }

  @Test
  void withoutClamdMailWaitsWhereItIsAndComesOnceWhenClamdIsBack() throws Exception {
    byte[] mail = Letters.plain("waiting", "patience", "hello");
    byte[] virus = Letters.plain("waiting-virus", "virus", text(RealClamd.testVirus()));
    clamd.goDown();
    try {
      site.fetched("waiting", mail);
      site.fetched("waiting", virus);
      assertThat(site.sent("eager", mail)).startsWith("451 4.7.1 ");
      site.visit("waiting");
      site.visit("waiting");
      assertThat(site.leftAtProvider("waiting")).isEqualTo(2);
      assertThat(site.mailsTo("waiting@company.example")).isEmpty();
      assertThat(site.books().journal("DEFERRED")).anyMatch(line -> line.contains("clamd"));
    } finally {
      clamd.comeUp();
    }
    site.awaitFetched("waiting");
    assertThat(site.mailsTo("waiting@company.example"))
        .singleElement()
        .asString()
        .endsWith(text(mail));
    assertThat(site.whyHeld("waiting")).singleElement().asString().contains("Eicar");
    assertThat(site.sent("eager", mail)).startsWith("250 ");
    await()
        .atMost(InspectedSite.PATIENCE)
        .until(() -> site.mailsTo(Letters.PARTNER).stream().anyMatch(m -> m.endsWith(text(mail))));
  }
}

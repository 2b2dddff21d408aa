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

/**
 * The two examples of the old product's handbook: programs are blocked and both sides are told, and
 * a list of what is allowed before a rule that catches all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesOfTheReferenceJourneyTest {
  private static final List<String> USERS = List.of("blocked", "hidden", "allowed", "late");
  private static final String SECURITY = "security@company.example";
  private static final String AUDIT = "audit@company.example";
  private static final byte[] PROGRAM = ("MZ" + "\0\1program".repeat(60)).getBytes(US_ASCII);
  private static final byte[] DOCUMENT = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n".getBytes(US_ASCII);
  private static final String RULES =
      """
      rules:
        - name: told to the auditor
          intercept: {subject: "*contract*"}
          then:
            - notify: audit@company.example
            - tag-subject: "[contract]"
        - name: no programs by mail
          intercept:
            any:
              - attachment: ["*.exe", "*.bat", "*.com", "*.pif", "*.scr"]
              - archived: ["*.exe", "*.bat", "*.com", "*.pif", "*.scr"]
              - attachment-type: application/x-dosexec
          then:
            - notify-recipients
            - notify: security@company.example
        - name: documents
          pass: {attachment: "*.pdf; *.docx; *.txt"}
        - name: everything else
          intercept: {attachment: "*"}
          then: [hold, notify-recipients]
      """;

  private InspectedSite site;

  @BeforeAll
  void start(@TempDir Path home) throws IOException {
    Dovecot.require();
    site = new InspectedSite(home, USERS).inspect("language: en").rules(RULES).start();
  }

  @AfterAll
  void stop() throws IOException {
    if (site != null) {
      site.assertNoStackTrace();
      site.close();
    }
  }

  @Test
  void aFetchedProgramIsBlockedAndBothSidesAreTold() throws Exception {
    byte[] mail = Letters.with("blocked-in", "new prices inside", "prices.exe", PROGRAM);
    site.fetched("blocked", mail);
    String notice = site.awaitMailsTo("blocked@company.example", 1).get(0);
    assertThat(notice)
        .contains("Auto-Submitted: auto-generated", "no programs by mail")
        .as("its header, but nothing of its content")
        .contains("\r\nX-Specimen-Id: blocked-in\r\n", "\r\nSubject: new prices inside\r\n")
        .doesNotContain("As agreed.", "prices.exe\"\r\n");
    site.awaitFetched("blocked");
    assertThat(complete(SECURITY, "blocked-in"))
        .singleElement()
        .asString()
        .as("the original, octet for octet")
        .contains(text(mail));
    assertThat(site.mailsTo("blocked@company.example")).hasSize(1);
    assertThat(site.whyHeld("blocked")).isEmpty();
    awaitJournal("INSPECTED", "no programs by mail");
    awaitJournal("DROPPED", "no programs by mail");
  }

  @Test
  void aProgramThatOneOfOursSendsIsBlockedAndBothSidesAreTold() throws Exception {
    byte[] mail = Letters.with("blocked-out", "our prices", "prices.bat", PROGRAM);
    assertThat(site.sent("busy", mail)).startsWith("250 ");
    String notice = site.awaitMailsTo("busy@company.example", 1).get(0);
    assertThat(notice)
        .contains("no programs by mail", "\r\nX-Specimen-Id: blocked-out\r\n")
        .doesNotContain("As agreed.");
    await().until(() -> complete(SECURITY, "blocked-out").size() == 1);
    assertThat(complete(SECURITY, "blocked-out").get(0)).contains(text(mail));
    await().atMost(InspectedSite.PATIENCE).until(() -> site.books().mails() == 0);
    assertThat(site.mailsTo(Letters.PARTNER)).noneMatch(sent -> sent.contains("blocked-out"));
    assertThat(site.mailsTo("busy@company.example")).hasSize(1);
  }

  @Test
  void howeverAProgramIsNamedOrHiddenItIsFound() throws Exception {
    byte[] zip = Letters.zip("folder/prices.exe", PROGRAM);
    List<byte[]> disguised =
        List.of(
            Letters.with("hidden-1", "double", "prices.pdf.EXE", new byte[100]),
            Letters.with("hidden-2", "blank at the end", "prices.pif ", new byte[100]),
            part("hidden-3", "name*=utf-8''inv%E2%80%AEfdp.exe", new byte[100]),
            part("hidden-4", "name*0=\"prices.e\";\n name*1=\"xe\"", new byte[100]),
            part("hidden-5", "name=\"=?utf-8?B?cHJpY2VzLmV4ZQ==?=\"", new byte[100]),
            Letters.with("hidden-6", "zipped", "prices.zip", zip),
            Letters.with("hidden-7", "zip in zip", "a.zip", Letters.zip("b.zip", zip)),
            Letters.with("hidden-8", "called a document", "prices.pdf", dosProgram()));
    for (byte[] mail : disguised) {
      site.fetched("hidden", mail);
    }
    site.awaitFetched("hidden");
    for (int i = 1; i <= disguised.size(); i++) {
      assertThat(complete(SECURITY, "hidden-" + i))
          .singleElement()
          .asString()
          .contains(text(disguised.get(i - 1)));
    }
    assertThat(site.mailsTo("hidden@company.example"))
        .hasSize(disguised.size())
        .allMatch(notice -> notice.contains("no programs by mail"));
  }

  private static byte[] part(String id, String name, byte[] content) {
    return Letters.parts(id, "disguised", Letters.attachment(name, content));
  }

  /** Headers of a DOS and of a Windows program. */
  private static byte[] dosProgram() {
    byte[] program = new byte[512];
    program[0] = 'M';
    program[1] = 'Z';
    program[0x3c] = (byte) 0x80;
    program[0x80] = 'P';
    program[0x81] = 'E';
    return program;
  }

  @Test
  void whatIsAllowedPassesAndEverythingElseIsHeldAndTold() throws Exception {
    byte[] plain = Letters.plain("allowed-1", "no attachment", "hello");
    byte[] document = Letters.with("allowed-2", "a document", "terms.pdf", DOCUMENT);
    byte[] two =
        Letters.parts(
            "allowed-3",
            "two documents",
            Letters.attachment("name=a.txt", "text".getBytes(US_ASCII)),
            Letters.attachment("name=b.PDF", DOCUMENT));
    byte[] mixed =
        Letters.parts(
            "caught-1",
            "a document and something",
            Letters.attachment("name=a.pdf", DOCUMENT),
            Letters.attachment("name=table.xls", new byte[200]));
    byte[] music = Letters.with("caught-2", "a song", "song.mp3", new byte[200]);
    for (byte[] mail : List.of(plain, document, two, mixed, music)) {
      site.fetched("allowed", mail);
    }
    site.awaitFetched("allowed");
    List<String> got = site.awaitMailsTo("allowed@company.example", 5);
    assertThat(got).hasSize(5);
    assertThat(List.of(plain, document, two))
        .allSatisfy(mail -> assertThat(got).filteredOn(m -> m.endsWith(text(mail))).hasSize(1));
    assertThat(got)
        .filteredOn(m -> m.contains("Auto-Submitted: "))
        .hasSize(2)
        .allMatch(notice -> notice.contains("everything else"));
    assertThat(site.whyHeld("allowed"))
        .hasSize(2)
        .allMatch(reason -> reason.contains("everything else"));
    awaitJournal("INSPECTED", "documents");
  }

  @Test
  void whatIsAllowedLeavesAndEverythingElseStaysInTheQueue() throws Exception {
    byte[] document = Letters.with("leaves", "our terms", "terms.docx", DOCUMENT);
    assertThat(site.sent("clerk", document)).startsWith("250 ");
    assertThat(site.sent("clerk", Letters.with("stays", "a song", "song.mp3", new byte[9])))
        .startsWith("250 ");
    site.awaitMailsTo("clerk@company.example", 1);
    await()
        .atMost(InspectedSite.PATIENCE)
        .until(() -> site.books().statesOf("clerk@company.example").equals(List.of("held")));
    assertThat(site.books().notesOf("clerk@company.example").get(0)).contains("everything else");
    assertThat(site.mailsTo(Letters.PARTNER))
        .filteredOn(mail -> mail.endsWith(text(document)))
        .hasSize(1);
    assertThat(site.mailsTo(Letters.PARTNER)).noneMatch(mail -> mail.contains("stays"));
  }

  /** Each visit inspects the mail anew; the ledger knows who was told before. */
  @Test
  void aMailThatCannotBeDeliveredYetIsNotToldOfTwice() throws Exception {
    site.internal().answerRecipient("late@company.example", "451 4.2.0 come back later");
    byte[] mail = Letters.plain("late", "your contract", "signed");
    site.fetched("late", mail);
    site.awaitMailsTo(AUDIT, 1);
    site.visit("late");
    site.visit("late");
    assertThat(site.leftAtProvider("late")).as("nothing is deleted yet").isEqualTo(1);
    assertThat(site.books().journal("DEFERRED")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(site.mailsTo(AUDIT)).hasSize(1);
    site.internal().acceptRecipient("late@company.example");
    site.awaitFetched("late");
    assertThat(site.mailsTo("late@company.example"))
        .singleElement()
        .asString()
        .contains("\r\nSubject: [contract] your contract\r\n");
    assertThat(site.mailsTo(AUDIT)).singleElement().asString().contains(text(mail));
  }

  private List<String> complete(String address, String id) {
    return site.mailsTo(address).stream()
        .filter(mail -> mail.contains("X-Specimen-Id: " + id + "\r\n"))
        .toList();
  }

  private void awaitJournal(String event, String said) {
    await()
        .atMost(InspectedSite.PATIENCE)
        .untilAsserted(
            () -> assertThat(site.books().journal(event)).anyMatch(line -> line.contains(said)));
  }
}

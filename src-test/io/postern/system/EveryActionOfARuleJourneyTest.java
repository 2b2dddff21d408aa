package io.postern.system;

import static io.postern.system.InspectedSite.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A mail with an attachment for each action of a rule, through the real gateway, both ways. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryActionOfARuleJourneyTest {
  private static final String INFO = "info@company.example";
  private static final String DEPUTY = "deputy@company.example";
  private static final String ARCHIVE = "archive@company.example";
  private static final byte[] ATTACHMENT = new byte[3_000];

  /** Too large for the database. */
  private static final byte[] LARGE = new byte[700_000];

  /** Action by the subject that it is for. */
  private static final Map<String, String> ACTIONS =
      Map.of(
          "redirect", "redirect: [" + DEPUTY + "]",
          "copy", "[deliver, copy: " + ARCHIVE + "]",
          "hold", "hold",
          "discard", "discard",
          "return", "return",
          "tag", "tag-subject: \"[seen]\"",
          "header", "add-header: \"X-Seen: by the rules\"",
          "strip", "strip-attachments",
          "warn", "warn",
          "deliver", "deliver");

  private final Map<String, byte[]> mails = new HashMap<>();
  private final Map<String, String> replies = new HashMap<>();
  private InspectedSite site;

  @BeforeAll
  void haveAllMailsInspected(@TempDir Path home) throws IOException {
    Dovecot.require();
    site = new InspectedSite(home, List.of("info")).rules(rules(ACTIONS)).start();
    for (String subject : ACTIONS.keySet()) {
      byte[] content = subject.equals("copy") ? LARGE : ATTACHMENT;
      mails.put(subject, Letters.with("for-" + subject, subject, "figures.bin", content));
      site.fetched("info", mails.get(subject));
      replies.put(subject, site.sent("clerk", mails.get(subject)));
    }
    site.awaitFetched("info");
  }

  private static String rules(Map<String, String> actions) {
    StringBuilder rules = new StringBuilder("rules:\n");
    actions.forEach(
        (subject, action) ->
            rules
                .append("  - name: rule ")
                .append(subject)
                .append("\n    intercept: {subject: ")
                .append(subject)
                .append("}\n    then: ")
                .append(action.startsWith("[") ? action : "[" + action + "]")
                .append('\n'));
    return rules.toString();
  }

  @AfterAll
  void stop() throws IOException {
    if (site != null) {
      site.assertNoStackTrace();
      site.close();
    }
  }

  /** What came to an address of the mail about a subject. */
  private List<String> about(String subject, String address) {
    return site.mailsTo(address).stream()
        .filter(mail -> mail.contains("X-Specimen-Id: for-" + subject + "\r\n"))
        .toList();
  }

  private String original(String subject) {
    return text(mails.get(subject));
  }

  private String onlyOneAbout(String subject, String address) {
    await().atMost(InspectedSite.PATIENCE).until(() -> !about(subject, address).isEmpty());
    assertThat(about(subject, address)).as(subject + " at " + address).hasSize(1);
    return about(subject, address).get(0);
  }

  private void bothWays(String subject, Consumer<String> check) {
    assertThat(replies.get(subject)).startsWith("250 ");
    check.accept(onlyOneAbout(subject, INFO));
    check.accept(onlyOneAbout(subject, Letters.PARTNER));
  }

  private void nobodyGets(String subject) {
    assertThat(about(subject, INFO)).isEmpty();
    assertThat(about(subject, Letters.PARTNER)).isEmpty();
  }

  @Test
  void theJournalSaysWhichRuleMatched() {
    List<String> inspected = site.books().journal("INSPECTED");
    assertThat(ACTIONS.keySet())
        .allSatisfy(
            subject ->
                assertThat(inspected)
                    .filteredOn(line -> line.contains("rule \"rule " + subject + "\""))
                    .isNotEmpty());
  }

  @Test
  void deliver() {
    bothWays("deliver", mail -> assertThat(mail).endsWith(original("deliver")));
  }

  @Test
  void tagSubject() {
    bothWays(
        "tag",
        mail ->
            assertThat(mail)
                .endsWith(original("tag").replace("Subject: tag", "Subject: [seen] tag")));
  }

  @Test
  void addHeader() {
    bothWays(
        "header",
        mail -> assertThat(mail).contains("X-Seen: by the rules\r\n").endsWith(original("header")));
  }

  @Test
  void stripAttachments() {
    bothWays(
        "strip",
        mail ->
            assertThat(mail)
                .contains("As agreed.", "figures.bin", "rule strip")
                .doesNotContain("Content-Transfer-Encoding: base64\r\n\r\nAAAAAAAAAA"));
  }

  @Test
  void warn() {
    bothWays(
        "warn",
        mail ->
            assertThat(mail)
                .contains("Content-Type: message/rfc822", "rule warn")
                .contains(original("warn")));
  }

  @Test
  void copy() {
    bothWays("copy", mail -> assertThat(mail).endsWith(original("copy")));
    await().atMost(InspectedSite.PATIENCE).until(() -> about("copy", ARCHIVE).size() == 2);
    assertThat(about("copy", ARCHIVE)).allMatch(mail -> mail.endsWith(original("copy")));
  }

  @Test
  void redirect() {
    assertThat(replies.get("redirect")).startsWith("250 ");
    await().atMost(InspectedSite.PATIENCE).until(() -> about("redirect", DEPUTY).size() == 2);
    assertThat(about("redirect", DEPUTY)).allMatch(mail -> mail.endsWith(original("redirect")));
    nobodyGets("redirect");
  }

  @Test
  void hold() throws Exception {
    assertThat(replies.get("hold")).startsWith("250 ");
    assertThat(site.whyHeld("info")).singleElement().asString().contains("rule hold");
    await()
        .atMost(InspectedSite.PATIENCE)
        .until(() -> site.books().statesOf("clerk@company.example").equals(List.of("held")));
    nobodyGets("hold");
  }

  @Test
  void discard() {
    assertThat(replies.get("discard")).startsWith("250 ");
    assertThat(site.books().journal("DROPPED"))
        .filteredOn(line -> line.contains("rule discard"))
        .hasSize(2);
    nobodyGets("discard");
  }

  @Test
  void returnToSender() {
    assertThat(replies.get("return")).startsWith("550 5.7.1 ").contains("rule return");
    assertThat(onlyOneAbout("return", Letters.PARTNER))
        .contains("report-type=delivery-status", "Status: 5.7.1")
        .doesNotContain("As agreed.");
    assertThat(about("return", INFO)).isEmpty();
  }
}

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

/** SpamAssassin's own scores, through the real gateway. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpamIsMarkedJourneyTest {
  private static final List<String> USERS =
      List.of("tagged", "plain", "held", "dropped", "white", "black", "handed");

  private RealSpamd spamd;
  private InspectedSite site;

  @BeforeAll
  void start(@TempDir Path home) throws IOException {
    Dovecot.require();
    RealSpamd.require();
    spamd = new RealSpamd();
    site =
        new InspectedSite(home, USERS)
            .inspect(
                "spam:",
                "  spamassassin: {address: \"" + spamd.address() + "\", user-by: account}",
                "  tag: 900",
                "  hold: 1500",
                "  discard: 3000",
                "  white-list: [\"*@friend.example\"]",
                "  white-list-proof: false",
                "  black-list: [\"*@foe.example\"]",
                "  trusted-hosts: [\"mailbox.isp.example\"]")
            .start();
  }

  @AfterAll
  void stop() throws IOException {
    if (site != null) {
      site.assertNoStackTrace();
      site.close();
    }
    if (spamd != null) {
      spamd.close();
    }
  }

  private static byte[] mail(String domain, String handedOverBy, String body) {
    return """
        Return-Path: <bounce@%1$s>
        Received: from %2$s ([198.51.100.9])
        \tby mailbox.isp.example (Postfix) with ESMTP id A1; Sat, 21 Nov 2026 10:00:00 +0000
        Date: Sat, 21 Nov 2026 10:00:00 +0000
        From: Sender <s@%1$s>
        To: somebody@company.example
        Subject: a note
        X-Postern-Spam-Score: 0.0
        Message-ID: <m@%1$s>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=us-ascii

        %3$s
        """
        .formatted(domain, handedOverBy, body)
        .replace("\n", "\r\n")
        .getBytes(US_ASCII);
  }

  private static byte[] mail(String body) {
    return mail("sender.example", "mx.sender.example", body);
  }

  private String arrived(String user, byte[] mail) throws IOException {
    site.fetched(user, mail);
    site.awaitFetched(user);
    assertThat(site.mailsTo(user + "@company.example")).hasSize(1);
    return site.mailsTo(user + "@company.example").get(0);
  }

  private static String body(byte[] mail) {
    return text(mail).substring(text(mail).indexOf("Message-ID"));
  }

  @Test
  void gtubeIsScoredTaggedAndMarkedOnTop() throws Exception {
    byte[] spam = mail(SpamTestMails.GTUBE);
    String got = arrived("tagged", spam);
    assertThat(got)
        .containsPattern("X-Postern-Spam-Status: Yes, score=100[0-9.]+ required=")
        .contains("GTUBE", "X-Postern-Spam-Level: ***", "\r\nSubject: [SPAM] a note\r\n")
        .as("the rest is as it came")
        .endsWith(body(spam))
        .as("what a stranger wrote as if it were ours is gone")
        .doesNotContain("X-Postern-Spam-Score: 0.0");
    assertThat(got.indexOf("X-Postern-Spam-Status")).isLessThan(got.indexOf("Return-Path"));
    assertThat(site.books().journal("INSPECTED")).anyMatch(line -> line.contains("score 100"));
  }

  @Test
  void anOrdinaryMailGetsItsScoreAndNoTag() throws Exception {
    byte[] ham = mail("The minutes of our meeting. Regards");
    assertThat(arrived("plain", ham))
        .contains("X-Postern-Spam-Status: No, ", "\r\nSubject: a note\r\n")
        .endsWith(body(ham));
  }

  @Test
  void fromTheNextThresholdOnSpamIsHeld() throws Exception {
    site.fetched("held", mail("PT_TWO_THOUSAND"));
    site.awaitFetched("held");
    assertThat(site.whyHeld("held")).singleElement().asString().contains("200");
    assertThat(site.mailsTo("held@company.example")).isEmpty();
  }

  @Test
  void fromTheLastThresholdOnSpamIsThrownAwayAndTheJournalKnows() throws Exception {
    site.fetched("dropped", mail("PT_FOUR_THOUSAND"));
    site.awaitFetched("dropped");
    await()
        .atMost(InspectedSite.PATIENCE)
        .untilAsserted(
            () -> assertThat(site.books().journal("DROPPED")).anyMatch(l -> l.contains("400")));
    assertThat(site.mailsTo("dropped@company.example")).isEmpty();
    assertThat(site.whyHeld("dropped")).isEmpty();
  }

  @Test
  void aWhiteSenderIsNotTaggedWhateverTheScore() throws Exception {
    assertThat(arrived("white", mail("friend.example", "mx.a.example", SpamTestMails.GTUBE)))
        .contains("listed=white", "\r\nSubject: a note\r\n")
        .containsPattern("score=(99|100)[0-9.]+");
  }

  @Test
  void aBlackSenderIsSpamWhateverTheScore() throws Exception {
    site.fetched("black", mail("foe.example", "mx.a.example", "hello"));
    site.awaitFetched("black");
    List<String> delivered = site.mailsTo("black@company.example");
    assertThat(delivered).noneMatch(m -> m.contains("\r\nSubject: a note\r\n"));
    assertThat(site.books().journal("INSPECTED")).anyMatch(line -> line.contains("black"));
  }

  @Test
  void whoHandedTheMailToTheProviderIsTold() throws Exception {
    assertThat(arrived("handed", mail("hello"))).contains("PT_HANDED_OVER", "PT_ENVELOPE");
  }

  @Test
  void whatOneOfOursSendsIsNotJudged() throws Exception {
    byte[] sent = mail("company.example", "here", SpamTestMails.GTUBE);
    assertThat(site.sent("clerk", sent)).startsWith("250 ");
    assertThat(site.awaitMailsTo(Letters.PARTNER, 1))
        .singleElement()
        .asString()
        .endsWith(text(sent));
  }
}

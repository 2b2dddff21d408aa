package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rspamd's own scores, through the real gateway; then Rspamd is gone. */
class SpamIsMarkedByRspamdJourneyTest {
  @Test
  void gtubeIsTaggedAndWithoutAnAnswerThePolicyDecides(@TempDir Path home) throws Exception {
    Dovecot.require();
    RealRspamd.require();
    RealRspamd rspamd = new RealRspamd();
    try (InspectedSite site =
        new InspectedSite(home, List.of("spam", "ham", "unasked"))
            .inspect(
                "spam:",
                "  rspamd: {url: \"" + rspamd.check() + "\"}",
                "  tag: 10",
                "  unknown: tag")
            .start()) {
      assertThat(arrived(site, "spam", SpamTestMails.GTUBE))
          .contains("X-Postern-Spam-Status: Yes, ", "GTUBE", "\r\nSubject: [SPAM] a note\r\n");
      assertThat(arrived(site, "ham", "The minutes of our meeting"))
          .contains("X-Postern-Spam-Status: No, ", "\r\nSubject: a note\r\n");
      rspamd.close();
      assertThat(arrived(site, "unasked", "hello"))
          .contains("X-Postern-Spam-Status: Unknown, ", "] a note\r\n")
          .doesNotContain("X-Postern-Spam-Score: ");
      site.assertNoStackTrace();
    } finally {
      rspamd.close();
    }
  }

  private static String arrived(InspectedSite site, String user, String body) throws Exception {
    String mail =
        "Return-Path: <s@sender.example>\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\n"
            + "From: <s@sender.example>\r\nTo: <someone@company.example>\r\nSubject: a note\r\n"
            + "Message-ID: <x@sender.example>\r\n\r\n"
            + body
            + "\r\n";
    site.fetched(user, mail.getBytes(StandardCharsets.US_ASCII));
    site.awaitFetched(user);
    assertThat(site.mailsTo(user + "@company.example")).hasSize(1);
    return site.mailsTo(user + "@company.example").get(0);
  }
}

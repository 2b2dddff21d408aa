package io.postern.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.fetch.pop3.FakePop3;
import io.postern.fetch.pop3.Pop3Exception;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An administrator looks into a mailbox, and nothing there or in the ledger changes (F42). */
class MailboxIsShownByHandTest extends MailboxByHand {
  @Test
  void theNewestMessagesComeFirstAndTheLedgerSaysWhatWeDidWithThem() throws Pop3Exception {
    delivered("a2", 1);
    ledger.begin("info", List.of(new Candidate("a3", 1)));

    MailboxPage page = tool.list(settings(), 0, 25, true);

    assertThat(page.mails()).isEqualTo(3);
    assertThat(page.octets()).isEqualTo(ORDER.length() + 2);
    assertThat(page.next()).isZero();
    assertThat(page.rows()).extracting(MailboxRow::uidl).containsExactly("a3", "a2", "a1");
    assertThat(page.rows()).extracting(MailboxRow::number).containsExactly(3, 2, 1);
    assertThat(page.rows().get(0).known().orElseThrow().attempts()).isEqualTo(1);
    assertThat(page.rows().get(1).known().orElseThrow().deletable()).isTrue();
    assertThat(page.rows().get(2).known()).isEmpty();
  }

  @Test
  void headersAreDecodedAndHarmless() throws Pop3Exception {
    MailExcerpt order = tool.list(settings(), 0, 25, true).rows().get(2).excerpt().orElseThrow();

    assertThat(order)
        .isEqualTo(new MailExcerpt("2026-11-16T08:00:00Z", "Jürgen <j@example.org>", "Order  [2J"));
  }

  @Test
  void headersAreNotAskedForUnlessWanted() throws Pop3Exception {
    MailboxPage page = tool.list(settings(), 0, 25, false);

    assertThat(page.rows()).allMatch(row -> row.excerpt().isEmpty());
    assertThat(provider.commands()).noneMatch(command -> command.startsWith("TOP"));
  }

  @Test
  void aProviderWithoutTopIsListedWithoutHeaders() throws Pop3Exception {
    provider.capa("USER", "UIDL");

    assertThat(tool.list(settings(), 0, 25, true).rows())
        .hasSize(3)
        .allMatch(row -> row.excerpt().isEmpty());
  }

  @Test
  void goingThroughALargeMailboxPageByPageIsOneLogin() throws Pop3Exception {
    try (FakePop3 large = FakePop3.with().start()) {
      for (int i = 1; i <= 2_500; i++) {
        large.mail("u" + i, new byte[] {'x'});
      }
      int before = 0;
      int seen = 0;
      do {
        MailboxPage page = tool.list(settings(large), before, 1_000, false);
        assertThat(page.mails()).isEqualTo(2_500);
        seen += page.rows().size();
        before = page.next();
      } while (before > 0);

      assertThat(seen).isEqualTo(2_500);
      assertThat(large.connections()).isEqualTo(1);
    }
  }

  @Test
  void anOldListingIsMadeAnew() throws Pop3Exception {
    int next = tool.list(settings(), 0, 2, false).next();
    clock.advance(Duration.ofMinutes(6));

    assertThat(tool.list(settings(), next, 2, false).rows())
        .extracting(MailboxRow::uidl)
        .containsExactly("a1");
    assertThat(provider.connections()).isEqualTo(2);
  }

  @Test
  void aMessageIsFoundByNumberOrByUidl() throws Pop3Exception {
    provider.mail("2", new byte[] {'z'});

    assertThat(tool.find(settings(), List.of("2"))).extracting(MailboxRow::uidl).containsOnly("a2");
    assertThat(tool.find(settings(), List.of("uidl:2", "a1", "99")))
        .extracting(MailboxRow::number)
        .containsExactly(1, 4);
  }

  @Test
  void theBeginningOfAMessageIsShownAsItIs() throws IOException {
    MailboxText text = tool.show(settings(), "a1", 2);

    assertThat(new String(text.octets(), StandardCharsets.ISO_8859_1))
        .contains("Subject: Order \u001b[2J")
        .endsWith("one\r\ntwo\r\n");
    assertThat(text.cut()).isFalse();
    assertThat(provider.commands()).contains("TOP 1 2").noneMatch(c -> c.startsWith("RETR"));
  }

  @Test
  void withoutTopTheWholeMessageIsAskedFor() throws IOException {
    provider.capa("USER", "UIDL");

    assertThat(new String(tool.show(settings(), "1", 0).octets(), StandardCharsets.ISO_8859_1))
        .isEqualTo(ORDER);
  }

  @Test
  void whatIsNotThereCannotBeShown() {
    assertThatThrownBy(() -> tool.show(settings(), "a9", 0))
        .hasMessage("there is no message \"a9\" in the mailbox of info");
  }
}

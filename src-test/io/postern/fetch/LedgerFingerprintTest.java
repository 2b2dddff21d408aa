package io.postern.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Header;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerFingerprintTest {
  private static final String MAIL =
      """
      Received: from inner by outer; Mon, 2 Nov 2026 10:00:01 +0000\r
      Received: from author by inner; Mon, 2 Nov 2026 10:00:00 +0000\r
      Message-ID: <1@example.org>\r
      Date: Mon, 2 Nov 2026 09:59:59 +0000\r
      From: a@example.org\r
      To: b@example.org\r
      Subject: Hello\r
       there\r
      \r
      body\r
      """;

  private static String of(String mail) {
    byte[] octets = mail.getBytes(StandardCharsets.UTF_8);
    return LedgerFingerprint.of(Header.parse(octets, octets.length));
  }

  @Test
  void isSixteenHexadecimalDigits() {
    assertThat(of(MAIL)).matches("[0-9a-f]{16}");
    assertThat(of("")).matches("[0-9a-f]{16}").isNotEqualTo(of(MAIL));
  }

  @Test
  void whatServersAddOnReadingDoesNotMatter() {
    assertThat(of("Status: RO\r\nX-UIDL: 77\r\n" + MAIL)).isEqualTo(of(MAIL));
    assertThat(of("Received: by yet another\r\n" + MAIL)).isEqualTo(of(MAIL));
    assertThat(of(MAIL.replace("body", "other body"))).isEqualTo(of(MAIL));
    assertThat(of(MAIL.replace("Hello\r\n there", "Hello there"))).isEqualTo(of(MAIL));
    assertThat(of(MAIL.replace("Message-ID", "Message-Id"))).isEqualTo(of(MAIL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<1@", "09:59:59", "From: a@", "To: b@", "Hello", "from author by inner"})
  void whatTheAuthorWroteMatters(String part) {
    assertThat(MAIL).contains(part);
    assertThat(of(MAIL.replace(part, part + "x"))).isNotEqualTo(of(MAIL));
  }

  @Test
  void valuesCannotMoveFromOneFieldToAnother() {
    assertThat(of("From: a\r\nTo: b\r\n\r\n")).isNotEqualTo(of("From: b\r\nTo: a\r\n\r\n"));
    assertThat(of("To: a\r\nTo: b\r\n\r\n")).isNotEqualTo(of("To: ab\r\n\r\n"));
  }
}

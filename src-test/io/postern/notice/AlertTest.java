package io.postern.notice;

import static io.postern.notice.ReportFixture.message;
import static io.postern.notice.ReportFixture.raw;
import static io.postern.notice.ReportFixture.reports;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.Mail;
import org.junit.jupiter.api.Test;

class AlertTest {
  private static final Address POSTMASTER = Address.of("postmaster@company.example");

  private final Reports reports = reports("en");

  @Test
  void anAlertIsAPlainMailFromNobody() throws Exception {
    Mail mail =
        reports.alert(POSTMASTER, "[Postern] no notification", "It says:\n  indented — ä\r\nend");

    assertThat(mail.envelope().sender()).isEmpty();
    assertThat(mail.envelope().recipients()).containsExactly(POSTMASTER);
    assertThat(mail.header().first("Auto-Submitted")).contains("auto-generated");
    assertThat(mail.header().first("From")).contains("Postern <postmaster@company.example>");
    assertThat(message(mail).getSubject()).isEqualTo("[Postern] no notification");
    assertThat(message(mail).getContent()).isEqualTo("It says:\r\n  indented — ä\r\nend\r\n");
  }

  @Test
  void hostileWordsStartNeitherFieldNorBody() throws Exception {
    Mail mail =
        reports.alert(POSTMASTER, "a\r\nBcc: x@example.org\r\n\r\nb", "x\u2028y\u202e\u0000z");

    assertThat(mail.header().fields()).hasSize(9);
    assertThat(mail.header().first("Subject")).contains("a Bcc: x@example.org b");
    assertThat(message(mail).getContent()).isEqualTo("x y z\r\n");
    assertThat(raw(mail)).isASCII();
  }

  @Test
  void aLongTextIsCut() throws Exception {
    Mail mail = reports.alert(POSTMASTER, "s", "line\n".repeat(100_000));
    assertThat((String) message(mail).getContent()).hasSizeLessThan(80_000);
  }
}

package io.postern.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Header;
import io.postern.mail.HeaderText;
import io.postern.mail.Mail;
import jakarta.mail.internet.InternetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F91: addresses of ours go out under the configured name. */
class RealNamesAreWrittenTest {
  private static final RewriteSettings SETTINGS =
      Sample.names(
          Map.of(
              "info@company.example", "Company Info",
              "sales@company.example", "Service Commercial, Société Générale d'Électricité et Cie",
              "law@company.example", "Law & Order, Inc.",
              "long@company.example", "A department with a name that is quite long in itself"));

  private static Rewritten rewritten(String from) {
    return Sample.rewrite(SETTINGS, Sample.mail("X: y\nFrom:" + from + "\nTo: a@b.example\n\nx\n"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        " Bob <info@company.example>| Company Info <info@company.example>",
        "\t\"Bob\"  <info@company.example>|\tCompany Info  <info@company.example>",
        " \"Bob\"<info@company.example>| Company Info <info@company.example>",
        " <info@company.example>| Company Info <info@company.example>",
        "info@company.example|Company Info <info@company.example>",
        " INFO@Company.example (Bob)| Company Info <INFO@Company.example>",
        " (Bob) info@company.example| Company Info <info@company.example>",
        " Bob <info@company.example> (at work)| Company Info <info@company.example>",
        " X <x@y.example>, Bob <info@company.example>, Z <z@y.example>"
            + "| X <x@y.example>, Company Info <info@company.example>, Z <z@y.example>",
        " Bob <info__b@company.example>| Company Info <info__b@company.example>",
        " Law <law@company.example>| \"Law & Order, Inc.\" <law@company.example>",
      })
  void onlyTheNameChanges(String before, String after) {
    Rewritten rewritten = rewritten(before);
    assertThat(Sample.text(rewritten.mail()))
        .isEqualTo("X: y\nFrom:" + after + "\nTo: a@b.example\n\nx\n");
    assertThat(rewritten.changes()).hasSize(1).first().asString().endsWith("in From");
  }

  @Test
  void aFoldedNameKeepsTheFoldBeforeTheAddress() {
    assertThat(
            Sample.text(
                rewritten(" =?utf-8?q?B=C3=B6b?=\n =?utf-8?q?_x?=\n <info@company.example>")
                    .mail()))
        .contains("From: Company Info\n <info@company.example>\nTo:");
  }

  @Test
  void aNameThatIsNotAsciiIsEncodedAndFolded() throws Exception {
    Mail mail = rewritten(" Bob <sales@company.example>").mail();
    Header.Field from = mail.header().all("From").get(0);
    InternetAddress parsed = InternetAddress.parse(from.value())[0];
    assertThat(parsed.getPersonal())
        .isEqualTo("Service Commercial, Société Générale d'Électricité et Cie");
    assertThat(parsed.getAddress()).isEqualTo("sales@company.example");
    assertThat(HeaderText.decode(from.value())).contains("Société Générale d'Électricité");
    assertThat(Sample.text(mail).lines()).allMatch(line -> line.length() <= 76);
  }

  @Test
  void aLineThatWouldBeTooLongIsFoldedBeforeTheAddress() {
    assertThat(Sample.text(rewritten(" B <long@company.example>").mail()))
        .contains(
            "From: A department with a name that is quite long in itself\n <long@company.example>\n");
    assertThat(Sample.text(rewritten(" long@company.example").mail()))
        .contains(
            "From: A department with a name that is quite long in itself\n <long@company.example>\n");
  }

  @Test
  void senderAndReplyToAreRenamedAndToIsNot() {
    Mail mail =
        Sample.mail(
            "Sender: B <info@company.example>\nReply-To: info@company.example\n"
                + "To: B <info@company.example>\n\nx\n");
    assertThat(Sample.text(Sample.rewrite(SETTINGS, mail).mail()))
        .isEqualTo(
            "Sender: Company Info <info@company.example>\n"
                + "Reply-To: Company Info <info@company.example>\n"
                + "To: B <info@company.example>\n\nx\n");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "Company Info <info@company.example>",
        "\"Company Info\" <info@company.example>",
        "=?utf-8?Q?Company_Info?= <info@company.example>",
        "Bob <bob@company.example>",
        "\"never closed <info@company.example>",
        "Bob <info@company.example> and more",
      })
  void whatIsRightOrNotOursOrBrokenStays(String from) {
    Mail mail = Sample.mail("From: " + from + "\n\nx\n");
    Rewritten rewritten = Sample.rewrite(SETTINGS, mail);
    assertThat(rewritten.mail()).isSameAs(mail);
    assertThat(rewritten.changes()).isEmpty();
  }
}

package io.postern.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F90: several mailboxes share one sender address; only the octets of the mark go. */
class AliasesAreStrippedTest {

  @ParameterizedTest
  @CsvSource({
    "sales__fk@company.example, sales@company.example",
    "sales__1234567890@company.example, sales@company.example",
    "sales__12345678901@company.example, sales__12345678901@company.example",
    "a__b__c@company.example, a__b@company.example",
    "sales_fk@company.example, sales_fk@company.example",
    "__fk@company.example, __fk@company.example",
    "sales__@company.example, sales__@company.example",
    "sales@my__domain.example, sales@my__domain.example"
  })
  void inTheEnvelope(String before, String after) {
    Mail mail = Sample.mail(before, "Subject: x\n\nx\n");
    Rewritten rewritten = Sample.rewrite(Sample.aliases(), mail);
    assertThat(rewritten.mail().envelope().sender()).map(Address::toString).contains(after);
    assertThat(rewritten.changes().isEmpty()).isEqualTo(before.equals(after));
  }

  @Test
  void inTheFieldsThatSayWhoSent() {
    Mail mail =
        Sample.mail(
            "sales__fk@company.example",
            """
            Received: from sales__fk@company.example by x; Mon, 2 Nov 2026 10:00:00 +0100
            From:  "Sales  (FK)"
            \t<Sales__FK@Company.Example>  (desk)
            Sender: sales__fk@company.example
            Reply-To: sales__fk@company.example, Boss <boss__x@company.example>,
             partner__x@other.example
            Return-Path: <sales__fk@company.example>
            To: team__a@company.example
            Subject: sales__fk@company.example

            sales__fk@company.example
            """);
    Rewritten rewritten = Sample.rewrite(Sample.aliases(), mail);
    assertThat(Sample.text(rewritten.mail()))
        .isEqualTo(
            """
            Received: from sales__fk@company.example by x; Mon, 2 Nov 2026 10:00:00 +0100
            From:  "Sales  (FK)"
            \t<Sales@Company.Example>  (desk)
            Sender: sales@company.example
            Reply-To: sales@company.example, Boss <boss@company.example>,
             partner__x@other.example
            Return-Path: <sales@company.example>
            To: team__a@company.example
            Subject: sales__fk@company.example

            sales__fk@company.example
            """);
    assertThat(rewritten.changes())
        .containsExactly(
            "rewrite.strip-aliases: the sender sales__fk@company.example is sales@company.example",
            "rewrite.strip-aliases: Sales@Company.Example in From",
            "rewrite.strip-aliases: sales@company.example in Sender",
            "rewrite.strip-aliases: sales@company.example in Reply-To",
            "rewrite.strip-aliases: boss@company.example in Reply-To",
            "rewrite.strip-aliases: sales@company.example in Return-Path");
    assertThat(rewritten.mail().header().first("Sender")).contains("sales@company.example");
  }

  @Test
  void belowLinesThatWerePutOnTop() {
    Mail mail =
        Sample.mail("a@company.example", "From: a__b@company.example\n\nx\n")
            .withOnTop("Received: from here\r\n\tby there\r\n");
    assertThat(Sample.text(Sample.rewrite(Sample.aliases(), mail).mail()))
        .isEqualTo("Received: from here\n\tby there\nFrom: a@company.example\n\nx\n");
  }

  @Test
  void anAutomaticReplyFromNobodyHidesTheMarkToo() {
    Mail mail = Sample.mail("", "From: FK <sales__fk@company.example>\n\nI am away.\n");
    Rewritten rewritten = Sample.rewrite(Sample.aliases(), mail);
    assertThat(Sample.text(rewritten.mail())).startsWith("From: FK <sales@company.example>\n");
    assertThat(rewritten.mail().envelope().sender()).isEmpty();
  }

  @Test
  void aFieldThatNobodyCanReadStays() {
    Mail mail = Sample.mail("From: \"never closed <a__b@company.example>\n\nx\n");
    assertThat(Sample.rewrite(Sample.aliases(), mail).mail()).isSameAs(mail);
  }

  @Test
  void aBrokenDkimSignatureIsTold() {
    Mail mail = Sample.mail("DKIM-Signature: v=1; b=x\nFrom: a__b@company.example\n\nx\n");
    assertThat(Sample.rewrite(Sample.aliases(), mail).changes())
        .contains("rewrite: the DKIM signature that the mail came with does not fit any more");
  }
}

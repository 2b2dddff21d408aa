package io.postern.demo;

import static io.postern.demo.Company.ACCOUNTING;
import static io.postern.demo.Company.CLOSED;
import static io.postern.demo.Company.POSTMASTER;
import static io.postern.demo.Company.SALES;
import static io.postern.demo.Company.SUPPORT;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Mails in the catch-all mailbox that show how a mail finds its mailbox. */
final class RoutedSpecimens {
  private static final String ANNA = "Anna Berg";
  private static final String ANNAS = "anna@chairs.example";

  private RoutedSpecimens() {}

  static List<Specimen> all() {
    return List.of(
        plain(),
        attachment(),
        twoRecipients(),
        alias(),
        keyword(),
        unroutable(),
        listMail(),
        hiddenRecipient(),
        refused());
  }

  private static Specimen plain() {
    return Specimen.shared(
        "plain",
        "The To line names the mailbox.",
        Letter.named("plain")
            .from(ANNA, ANNAS, "Sales <" + SALES + ">")
            .lines("Subject: Offer: forty chairs", "", "Good morning,", "forty chairs, as agreed."),
        SALES);
  }

  private static Specimen attachment() {
    return Specimen.shared(
        "attachment",
        "A PDF inside: not opened, not re-encoded, the same to the last octet.",
        Letter.named("attachment")
            .from("Chairs Ltd", "billing@chairs.example", ACCOUNTING)
            .lines("Subject: Invoice 2026-118", "MIME-Version: 1.0")
            .lines("Content-Type: multipart/mixed; boundary=\"part\"", "", "--part")
            .lines("Content-Type: text/plain", "", "Our invoice is attached.", "--part")
            .lines("Content-Type: application/pdf; name=\"invoice.pdf\"")
            .lines("Content-Disposition: attachment; filename=\"invoice.pdf\"")
            .lines("Content-Transfer-Encoding: base64", "", pdf(), "--part--"),
        ACCOUNTING);
  }

  /** One empty page; readers repair the missing cross-reference table. */
  private static String pdf() {
    String page =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
            + "trailer<</Root 1 0 R>>\n%%EOF\n";
    return Base64.getMimeEncoder().encodeToString(page.getBytes(StandardCharsets.US_ASCII));
  }

  private static Specimen twoRecipients() {
    return Specimen.shared(
        "two-recipients",
        "Two of our mailboxes, one SMTP transaction for both.",
        Letter.named("two-recipients")
            .from(ANNA, ANNAS, SALES)
            .lines("Cc: " + SUPPORT, "Subject: Two legs too short", "", "One chair wobbles."),
        SALES,
        SUPPORT);
  }

  private static Specimen alias() {
    return Specimen.shared(
        "alias",
        "verkauf@ is another address of the sales mailbox.",
        Letter.named("alias")
            .from("Jan Kok", "jan@pencils.example", "verkauf@company.example")
            .lines("Subject: Pencils", "", "A hundred, please."),
        SALES);
  }

  private static Specimen keyword() {
    return Specimen.shared(
        "keyword",
        "No such mailbox, but the keyword \"spares\" in the address belongs to support.",
        Letter.named("keyword")
            .from("Jan Kok", "jan@pencils.example", "spares-2026@company.example")
            .lines("Subject: A wheel came off", "", "Do you have another?"),
        SUPPORT);
  }

  private static Specimen unroutable() {
    return Specimen.shared(
        "unroutable",
        "Nobody here has this address: the postmaster gets it, marked for distribution by hand.",
        Letter.named("unroutable")
            .from(ANNA, ANNAS, "salse@company.example")
            .lines("Subject: Is anybody there?", "", "I may have mistyped."),
        POSTMASTER);
  }

  private static Specimen listMail() {
    return Specimen.shared(
        "list",
        "To: names only the list. The provider's Delivered-To line tells whose copy this is.",
        new Letter()
            .line("Delivered-To: " + SALES)
            .raw(Letter.named("list").octets())
            .from("Chair makers", "owner@lists.example", "chairs@lists.example")
            .lines("List-Id: <chairs.lists.example>", "Precedence: list")
            .lines("Subject: [chairs] Beech or oak?", "", "Oak."),
        SALES);
  }

  private static Specimen hiddenRecipient() {
    return Specimen.shared(
        "hidden-recipient",
        "A blind copy: no line that the sender wrote says for whom it is, Delivered-To does.",
        new Letter()
            .line("Delivered-To: " + ACCOUNTING)
            .raw(Letter.named("hidden-recipient").octets())
            .from(ANNA, ANNAS, "undisclosed-recipients:;")
            .lines("Subject: The price we really agreed on", "", "Between us."),
        ACCOUNTING);
  }

  private static Specimen refused() {
    return Specimen.shared(
        "refused",
        "The internal server says 550. Nothing is bounced or deleted: it waits in the hold.",
        Letter.named("refused")
            .from("Town hall", "office@town.example", "Fax <" + CLOSED + ">")
            .lines("Subject: Form 27b", "", "By fax, please."));
  }
}

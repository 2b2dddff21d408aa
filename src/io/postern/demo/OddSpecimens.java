package io.postern.demo;

import static io.postern.demo.Company.BOSS;
import static io.postern.demo.Company.SALES;
import static io.postern.demo.Company.SUPPORT;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Mails that others stumble over, whatever their way. */
final class OddSpecimens {
  private OddSpecimens() {}

  static List<Specimen> all() {
    return List.of(
        eightBit(),
        noSubject(),
        brokenMultipart(),
        steering(),
        emptyBody(),
        encodedSubject(),
        dotLines());
  }

  private static Specimen eightBit() {
    return Specimen.shared(
        "eight-bit",
        "Raw UTF-8 in the header, Latin-1 in the body: kept octet for octet.",
        Letter.named("eight-bit")
            .from("Jürgen Müller", "mueller@holz.example", SALES)
            .lines("Subject: Grüße aus Köln", "Content-Type: text/plain; charset=iso-8859-1")
            .lines("Content-Transfer-Encoding: 8bit", "")
            .line("Schöne Grüße, übrigens: 40 Stühle.", StandardCharsets.ISO_8859_1),
        SALES);
  }

  private static Specimen noSubject() {
    return Specimen.shared(
        "no-subject",
        "No Subject at all, and none is invented.",
        Letter.named("no-subject")
            .from("A customer", "someone@customer.example", SUPPORT)
            .lines("", "help"),
        SUPPORT);
  }

  private static Specimen brokenMultipart() {
    return Specimen.shared(
        "broken-multipart",
        "No end boundary, an unknown character set: a parser gives up, the mail travels on.",
        Letter.named("broken-multipart")
            .from("Old printer", "printer@customer.example", SUPPORT)
            .lines("Subject: Scan 0001", "MIME-Version: 1.0")
            .lines("Content-Type: multipart/mixed; boundary=\"never-closed\"", "")
            .lines("--never-closed", "Content-Type: text/plain; charset=\"x-klingon\"")
            .lines("Content-Transfer-Encoding: x-none", "", "Page one")
            .lines("--never-closed", "Content-Type: image/tiff")
            .lines("Content-Transfer-Encoding: base64", "", "SUkqAAgAAAA!!!"),
        SUPPORT);
  }

  private static Specimen steering() {
    return Specimen.shared(
        "steering",
        "Its header gives orders to the gateway. They are text, and they arrive as text.",
        Letter.named("steering")
            .from("Mallory", "mallory@evil.example", SUPPORT)
            .lines("CamelFileName: ../../etc/passwd", "PosternHoldReason: none of your business")
            .lines("X-Note: ${jndi:ldap://127.0.0.1:1/a} {{env:HOME}}", "delete: false")
            .lines("Subject: Please read", "", "${body}"),
        SUPPORT);
  }

  private static Specimen emptyBody() {
    return Specimen.personal(
        "empty-body",
        "A header and nothing below it. Everything in this account is for one person.",
        Letter.named("empty-body")
            .from("Eve", "eve@home.example", BOSS)
            .lines("Subject: lunch?", ""));
  }

  private static Specimen encodedSubject() {
    return Specimen.personal(
        "encoded-subject",
        "The subject is encoded; you read it decoded, the mailbox gets it as it was.",
        Letter.named("encoded-subject")
            .from("=?utf-8?B?xYF1a2Fzeg==?=", "lukasz@wood.example", BOSS)
            .lines("Subject: =?utf-8?Q?Dzi=C4=99kuj=C4=99_bardzo?=", "", "Thank you."));
  }

  private static Specimen dotLines() {
    return Specimen.personal(
        "dot-lines",
        "Lines of dots, which end a mail on the wire when they are not guarded.",
        Letter.named("dot-lines")
            .from("Eve", "eve@home.example", BOSS)
            .lines("Subject: ...", "", ".", "..", ".hidden", "QUIT", "."));
  }
}

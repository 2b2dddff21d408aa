package io.postern.demo;

import static io.postern.demo.Company.ACCOUNTING;
import static io.postern.demo.Company.BOSS;
import static io.postern.demo.Company.MISTYPED;
import static io.postern.demo.Company.SALES;

import java.util.List;

/** Mails of the company's own people that show what the gateway does on the way out. */
final class OutgoingSpecimens {
  private OutgoingSpecimens() {}

  static List<OutgoingSpecimen> all() {
    return List.of(answer(), newsletter(), mistyped(), signed());
  }

  private static OutgoingSpecimen answer() {
    String customer = "anna@chairs.example";
    return OutgoingSpecimen.of(
        "answer",
        SALES,
        customer,
        "Our disclaimer stands below its text now; nothing else in it was touched.",
        Letter.named("answer")
            .from("Sara Lind", SALES, "Anna Berg <" + customer + ">")
            .lines("Subject: Re: Offer: forty chairs", "", "Thank you, forty will do."));
  }

  private static OutgoingSpecimen newsletter() {
    String readers = "readers@lists.example";
    return OutgoingSpecimen.of(
        "newsletter",
        SALES,
        readers,
        "Of low priority, so it waits ten minutes: until then it can be stopped, or sent at once.",
        Letter.named("newsletter")
            .from("Sara Lind", SALES, readers)
            .lines("X-Priority: 5 (Lowest)", "Subject: All chairs half price")
            .lines("", "No, wait: tables."));
  }

  private static OutgoingSpecimen mistyped() {
    return OutgoingSpecimen.of(
        "mistyped",
        BOSS,
        MISTYPED,
        "The boss mistyped an address, the smarthost said 550: this notice tells him so.",
        Letter.named("mistyped")
            .from("The boss", BOSS, MISTYPED)
            .lines("Subject: Shall we meet on Friday?", "", "At noon?"));
  }

  /** RFC 8551 section 3.5.3.2; the signature is a true one, though nobody can look up its key. */
  private static OutgoingSpecimen signed() {
    String supplier = "billing@chairs.example";
    return OutgoingSpecimen.of(
        "signed",
        ACCOUNTING,
        supplier,
        "Signed by its author, so it leaves octet for octet: a disclaimer would break the seal.",
        Letter.named("signed")
            .from("Accounting", ACCOUNTING, supplier)
            .lines("Subject: Our order 2026-31", "MIME-Version: 1.0")
            .lines("Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\";")
            .lines(" micalg=sha-256; boundary=\"seal\"", "", "--seal")
            .lines("Content-Type: text/plain; charset=us-ascii", "")
            .lines("We accept your offer of forty chairs.", "", "--seal")
            .lines("Content-Type: application/pkcs7-signature; name=\"smime.p7s\"")
            .lines("Content-Transfer-Encoding: base64", "")
            .lines("MIHaBgkqhkiG9w0BBwKggcwwgckCAQExDTALBglghkgBZQMEAgEwCwYJKoZIhvcNAQcBMYGnMIGk")
            .lines("AgEBMD0wJTEjMCEGA1UEAwwaYWNjb3VudGluZ0Bjb21wYW55LmV4YW1wbGUCFGerrLouyICpYCkW")
            .lines("/q4JUP6ak1vpMAsGCWCGSAFlAwQCATAKBggqhkjOPQQDAgRHMEUCIQCOl/rn3uxKkVnzLFuqbP2v")
            .lines("u8phD+VA8QZMkD5pQ0FftwIgPPnqtFiEUs8NQ/zxx89KEa3M3k0XuuZnPRA2ICr+Z4A=")
            .lines("--seal--"));
  }
}

package io.postern.system;

import static io.postern.system.MailText.bare;
import static io.postern.system.MailText.multipart;
import static io.postern.system.MailText.withHeader;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Mails whose body or structure is awkward, or which lack one. */
final class AwkwardBodies {
  private AwkwardBodies() {}

  static List<AwkwardMail> all() {
    return Stream.of(cut(), octets(), large(), structures(), lookAlikes(), twins())
        .flatMap(List::stream)
        .toList();
  }

  private static List<AwkwardMail> cut() {
    return List.of(
        bare("only-an-empty-line").lines("").because("an empty line and nothing else"),
        bare("only-body").lines("", "There is no header above me.").because("no header"),
        bare("only-text").lines("no header and no empty line either").because("text, no colon"),
        bare("one-dot").lines(".").because("the first line is a dot"),
        bare("two-dots").lines("..", "X-Specimen-Id: two-dots", "", ".").because("dots first"),
        withHeader("header-only").because("the end comes before the empty line"),
        withHeader("no-body").lines("").because("nothing below the empty line"),
        bare("no-last-line-end")
            .lines("X-Specimen-Id: no-last-line-end", "Subject: cut", "")
            .text("the last line has no end")
            .because("no line end at the end"),
        bare("header-cut")
            .lines("X-Specimen-Id: header-cut")
            .text("Subject: cut in the mid")
            .because("the header ends inside a line"));
  }

  private static List<AwkwardMail> octets() {
    return List.of(
        withHeader("dot-lines")
            .lines("", ".", "..", "...", ".hidden", ". ", " .", ".\t", "QUIT", ".")
            .because("lines that begin with dots"),
        withHeader("nul-in-body").lines("", "a\0b", "\0", ".\0").because("NUL in the body"),
        withHeader("bare-cr").lines("", "a\rb\r\rc", "\r").because("carriage returns alone"),
        withHeader("bare-lf").lines("", "a\nb\n\nc\n.\nd").because("line feeds alone"),
        withHeader("all-octets")
            .lines("")
            .raw(everyOctet())
            .lines("")
            .because("every octet there is"),
        withHeader("eight-bit-body")
            .lines("Content-Type: text/plain; charset=iso-8859-1", "", "Gr\u00fc\u00dfe \u00ff")
            .because("8-bit text without 8-bit encoding"));
  }

  private static List<AwkwardMail> large() {
    return List.of(
        withHeader("line-100k").lines("", "x".repeat(100_000)).because("a line of 100 KB"),
        withHeader("line-1m").lines("", "y".repeat(1_000_000)).because("a line of 1 MB"),
        withHeader("unix-mailbox")
            .lines("", "From now on", ">From then", "From: not a header")
            .because("lines that mailbox formats escape"),
        attachment(),
        nested("multipart-50-deep", 50),
        nested("multipart-2000-deep", 2_000),
        withHeader("attached-100-deep")
            .text("MIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n".repeat(100))
            .lines("Subject: deep", "", "x")
            .because("a mail in a mail in a mail"),
        withHeader("twenty-thousand-parts")
            .lines("MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=b", "")
            .text("--b\r\n\r\nx\r\n".repeat(20_000))
            .lines("--b--")
            .because("more parts than anybody wrote"));
  }

  private static byte[] everyOctet() {
    byte[] octets = new byte[256];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) (i == '\n' ? ' ' : i);
    }
    return octets;
  }

  private static AwkwardMail attachment() {
    byte[] noise = new byte[1_500_000];
    new Random(7).nextBytes(noise);
    return multipart("attachment-2m")
        .lines("--b", "Content-Type: application/octet-stream; name=noise.bin")
        .lines("Content-Transfer-Encoding: base64", "")
        .raw(Base64.getMimeEncoder().encode(noise))
        .lines("", "--b--")
        .because("an attachment of 2 MB");
  }

  private static AwkwardMail nested(String id, int depth) {
    MailText mail = withHeader(id).lines("MIME-Version: 1.0");
    for (int i = 0; i < depth; i++) {
      mail.lines("Content-Type: multipart/mixed; boundary=\"b" + i + "\"", "", "--b" + i);
    }
    mail.lines("Content-Type: text/plain", "", "deep");
    for (int i = depth - 1; i >= 0; i--) {
      mail.lines("--b" + i + "--");
    }
    return mail.because(depth + " multiparts inside each other");
  }

  private static List<AwkwardMail> structures() {
    return List.of(
        multipart("no-end-boundary").lines("--b", "", "one", "--b", "", "two").because("no end"),
        multipart("no-start-boundary").lines("just text").because("no boundary at all"),
        withHeader("no-boundary-parameter")
            .lines(
                "MIME-Version: 1.0", "Content-Type: multipart/mixed", "", "--x", "", "a", "--x--")
            .because("a multipart that does not name its boundary"),
        withHeader("empty-boundary")
            .lines(
                "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=\"\"", "", "--", "x")
            .because("an empty boundary"),
        withHeader("two-boundaries")
            .lines("MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=a; boundary=b", "")
            .lines("--a", "", "one", "--b", "", "two", "--a--")
            .because("two boundaries in one field"),
        withHeader("two-content-types")
            .lines("MIME-Version: 1.0", "Content-Type: text/plain")
            .lines("Content-Type: multipart/mixed; boundary=b", "Content-Transfer-Encoding: base64")
            .lines("Content-Transfer-Encoding: 7bit", "", "--b", "", "x", "--b--")
            .because("two types, two encodings"),
        withHeader("broken-base64")
            .lines("MIME-Version: 1.0", "Content-Type: application/octet-stream; name=a.exe")
            .lines("Content-Transfer-Encoding: base64", "", "!!!QUJD=RA==junk\0\u00ff====")
            .because("base64 that is none"),
        withHeader("unknown-encoding")
            .lines("MIME-Version: 1.0", "Content-Type: text/plain; charset=x-klingon")
            .lines("Content-Transfer-Encoding: x-none", "", "x")
            .because("unknown character set and encoding"),
        multipart("names-with-paths")
            .lines("--b", "Content-Disposition: attachment; filename=\"../../../tmp/evil.exe\"")
            .lines("", "a", "--b", "Content-Disposition: attachment; filename*=utf-8''a%0d%0ab")
            .lines("", "b", "--b--")
            .because("file names that leave their folder"),
        withHeader("partial")
            .lines("MIME-Version: 1.0", "Content-Type: message/partial; id=p; number=1; total=2")
            .lines("", "Subject: inner", "", "half")
            .because("half of a mail"),
        withHeader("protocol-in-body")
            .lines(
                "", "visible", "+OK 0 octets", "-ERR no", "250 ok", "MAIL FROM:<ceo@bank.example>")
            .because("a body that speaks POP3 and SMTP"));
  }

  /** A body that goes on with SMTP commands behind something that is nearly the end of data. */
  private static List<AwkwardMail> lookAlikes() {
    Map<String, String> ends = new TreeMap<>();
    ends.put("cr-dot-cr", "\r.\r");
    ends.put("cr-dot-crlf", "\r.\r\n");
    ends.put("crlf-dot-cr", "\r\n.\r");
    ends.put("crlf-dot-crcrlf", "\r\n.\r\r\n");
    ends.put("crlf-nul-dot-crlf", "\r\n\0.\r\n");
    ends.put("crlf-dot-nul-crlf", "\r\n.\0\r\n");
    ends.put("crlf-dot-blank-crlf", "\r\n. \r\n");
    ends.put("crlf-dot-crlf", "\r\n.\r\n");
    ends.put("lf-dot-lf", "\n.\n");
    ends.put("lf-dot-crlf", "\n.\r\n");
    List<AwkwardMail> mails = new ArrayList<>();
    ends.forEach(
        (name, end) ->
            mails.add(
                withHeader("smuggle-" + name)
                    .lines("")
                    .text("body" + end)
                    .lines("MAIL FROM:<ceo@bank.example>", "RCPT TO:<victim@company.example>")
                    .lines("DATA", "Subject: SMUGGLED", "", "smuggled", ".", "QUIT")
                    .because("could end the mail for a lenient server: " + name)));
    return mails;
  }

  /** Both of each pair must arrive. */
  private static List<AwkwardMail> twins() {
    AwkwardMail twin = withHeader("identical").body().because("the same octets twice");
    return List.of(
        twin, twin, sameMessageId("same-message-id-1"), sameMessageId("same-message-id-2"));
  }

  private static AwkwardMail sameMessageId(String id) {
    return bare(id)
        .lines("Message-ID: <one@evil.example>", "X-Specimen-Id: " + id, "Subject: twin", "", id)
        .because("another mail with the same Message-ID");
  }
}

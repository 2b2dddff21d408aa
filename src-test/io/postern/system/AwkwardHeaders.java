package io.postern.system;

import static io.postern.system.MailText.bare;
import static io.postern.system.MailText.withHeader;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Mails whose header is awkward. */
final class AwkwardHeaders {
  private AwkwardHeaders() {}

  static List<AwkwardMail> all() {
    return Stream.of(hostile(), brokenLines(), missing(), excessive(), envelope())
        .flatMap(List::stream)
        .toList();
  }

  private static List<AwkwardMail> hostile() {
    return List.of(
        steering(),
        expressions(),
        withHeader("lookups")
            .lines("X-Api: ${jndi:ldap://127.0.0.1:1/a}", "User-Agent: %n%s${env:PATH}")
            .body()
            .because("texts that logging libraries have obeyed"),
        withHeader("terminal-escapes")
            .lines(
                "X-L: \u001b[2J\u001b[31mFAKE INFO delivered\u001b[0m", "X-V: a\u000bb\fc\u0085d")
            .body()
            .because("control characters that forge lines on a terminal"),
        forgedLogLine(),
        encodedLineEnd(),
        senderWithCommands());
  }

  private static List<AwkwardMail> brokenLines() {
    return List.of(
        withHeader("nul-in-header")
            .lines("X-N: a\0b", "X-\0Name: c", "", "x")
            .because("NUL in name and value of a field"),
        withHeader("bare-cr-in-header")
            .lines("X-C: a\rBcc: hidden@evil.example", "", "x")
            .because("a carriage return that lenient readers take for a line end"),
        withHeader("bare-lf-in-header")
            .text("X-D: b\nX-Injected: 1\r\n")
            .body()
            .because("a line feed alone ends a header line"),
        withHeader("line-without-colon")
            .lines("this line has no colon", "After: 1")
            .body()
            .because("junk among the fields"),
        withHeader("blank-before-colon")
            .lines("Content-Type : text/html", "X-A\t: 1", ": no name")
            .body()
            .because("obsolete syntax, and a field without a name"),
        bare("continuation-first")
            .lines(" a continuation of nothing", "X-Specimen-Id: continuation-first", "", "x")
            .because("the first line is a continuation"),
        bare("doubled-fields")
            .lines("From: a@good.example", "X-Specimen-Id: doubled-fields", "Subject: one")
            .lines(
                "To: bob@company.example", "From: b@bad.example", "Subject: two", "To: c@x.example")
            .body()
            .because("everything twice, and different"),
        withHeader("bcc-left-in")
            .lines("Bcc: victim@company.example", "Bcc: boss@company.example", "Content-Length: 3")
            .body()
            .because("fields that libraries remove"));
  }

  private static List<AwkwardMail> excessive() {
    return List.of(
        longLine("header-line-998", 998),
        longLine("header-line-100k", 100_000),
        many("ten-thousand-fields", "X-%d: v\r\n", 10_000),
        recipients(),
        withHeader("nested-comments")
            .lines("Reply-To: " + "(".repeat(20_000) + ")".repeat(20_000) + " a@b.example")
            .body()
            .because("comments nested so deeply that recursion ends in overflow"),
        withHeader("slow-patterns")
            .lines("Reply-To: " + "\"a".repeat(20_000) + " <a@b.example>")
            .lines("X-R: " + "=".repeat(30_000) + "?=", "X-W: " + " \t".repeat(20_000) + "x")
            .body()
            .because("texts on which careless patterns take minutes"),
        withHeader("encoded-words")
            .lines("X-E: " + "=?utf-8?q?a?= ".repeat(20_000))
            .body()
            .because("twenty thousand encoded words"));
  }

  private static List<AwkwardMail> missing() {
    return List.of(
        charsets(),
        badDate(),
        bare("nothing-but-subject")
            .lines("X-Specimen-Id: nothing-but-subject", "Subject: no From, no To, no Message-ID")
            .body()
            .because("all that others need is missing"),
        hops());
  }

  private static List<AwkwardMail> envelope() {
    return List.of(
        withHeader("robot")
            .lines("Return-Path: <>", "Auto-Submitted: auto-replied", "Precedence: bulk")
            .body()
            .because("nobody may answer this one automatically"),
        bare("mailbox-separator")
            .lines("From mallory@evil.example Sat Nov 21 10:00:00 2026")
            .lines("X-Specimen-Id: mailbox-separator", "Subject: from a Unix mailbox", "", "x")
            .because("a line of the mailbox format on top"),
        withHeader("eight-bit-header")
            .text("X-Raw: Gr\u00fc\u00dfe \u00c3\u00bc \u00ff\u00fe\r\n")
            .body()
            .because("Latin-1, UTF-8 and neither, unencoded"),
        withHeader("blank-lines-folded")
            .lines("X-Folded: a", " ", "\t", " b")
            .body()
            .because("continuation lines of blanks only"),
        bare("envelope-fields")
            .lines("Delivered-To:", "X-Envelope-To: <bob@company.example>", "Delivered-To: x")
            .lines("X-Specimen-Id: envelope-fields", "To: list@lists.example", "", "x")
            .because("empty and repeated envelope fields"),
        bare("already-seen")
            .lines("Received: from a by b (Postern) id 1; Sat, 21 Nov 2026 10:00:00 +0000")
            .lines("X-Specimen-Id: already-seen", "Subject: I passed a Postern before", "", "x")
            .because("a line like the gateway's own is on top already"));
  }

  private static AwkwardMail steering() {
    return withHeader("camel-headers")
        .lines("CamelFileName: ../../../../tmp/pwned", "camelfilename: /tmp/pwned2")
        .lines("CAMELHTTPURI: http://127.0.0.1:1/", "CamelOverruleFileName: /tmp/pwned3")
        .lines("CamelSplitIndex: 9", "CamelCharsetName: x-bad", "PosternHoldReason: because")
        .lines("PosternRecipients: evil@evil.example", "PosternMailId: ../x", "breadcrumbId: 1")
        .lines("mail.smtp.host: 192.0.2.66", "operationName: shutdown", "delete: false")
        .lines("copyTo: /tmp", "moveTo: Trash")
        .body()
        .because("fields named like the framework's own");
  }

  private static AwkwardMail expressions() {
    return withHeader("expressions")
        .lines("X-Exp: ${bean:type:java.lang.Runtime} ${sys.user.home} #{7*7} {{secret}}")
        .lines("", "${body} ${header.Subject} {{env:HOME}}")
        .because("expressions and placeholders");
  }

  private static AwkwardMail forgedLogLine() {
    return bare("forged-log-line")
        .lines("X-Specimen-Id: forged-log-line", "From: a@b.example")
        .lines("Subject: =?utf-8?q?hello=0D=0A2026-11-21_10:00:00_INFO_all_mail_deleted?=", "", "x")
        .because("a subject that becomes a log line of its own when decoded");
  }

  private static AwkwardMail encodedLineEnd() {
    return withHeader("encoded-line-end")
        .lines("Reply-To: =?utf-8?q?a=0d=0aBcc:_victim@company.example?= <a@b.example>")
        .lines("X-B: =?utf-8?b?DQpCY2M6IHZpY3RpbUBjb21wYW55LmV4YW1wbGUNCg==?=")
        .body()
        .because("line ends that appear on decoding");
  }

  private static AwkwardMail senderWithCommands() {
    return bare("sender-with-commands")
        .lines("Return-Path: <a@b.example> SIZE=1", "X-Specimen-Id: sender-with-commands")
        .lines("From: \"x\" <a@evil.example\\r\\nRCPT TO:<v@x.example>>", "Sender: <>")
        .body()
        .because("addresses that carry SMTP commands");
  }

  private static AwkwardMail longLine(String id, int length) {
    return withHeader(id)
        .lines("X: " + "a".repeat(length - 3))
        .body()
        .because("a header line of " + length + " octets");
  }

  private static AwkwardMail many(String id, String format, int count) {
    String fields =
        IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining());
    return withHeader(id).text(fields).body().because(count + " fields");
  }

  private static AwkwardMail recipients() {
    String addresses =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "u" + i + "@elsewhere.example")
            .collect(Collectors.joining(",\r\n "));
    return withHeader("twenty-thousand-recipients")
        .lines("Cc: " + addresses)
        .body()
        .because("more addresses than anybody should look at");
  }

  private static AwkwardMail charsets() {
    return withHeader("unknown-charsets")
        .lines("MIME-Version: 1.0", "Content-Type: text/plain; charset=\"../../etc/passwd\"")
        .lines("X-E: =?x-no-such?B?QUJD?= =?utf-7?Q?+ADw-script+AD4-?= =?utf-8?B?!!!?=")
        .body()
        .because("character sets that nobody has");
  }

  private static AwkwardMail badDate() {
    return bare("bad-date")
        .lines("X-Specimen-Id: bad-date", "Date: Foo, 99 Bar 99999999999999999999 99:99:99 +999999")
        .lines("Subject: when?")
        .body()
        .because("a date that is none");
  }

  private static AwkwardMail hops() {
    String hop = "Received: from a by b; Sat, 21 Nov 2026 10:00:00 +0000\r\n";
    return bare("thirty-hops")
        .text(hop.repeat(30))
        .lines("X-Specimen-Id: thirty-hops", "Subject: far away")
        .body()
        .because("a long way, but not a loop");
  }
}

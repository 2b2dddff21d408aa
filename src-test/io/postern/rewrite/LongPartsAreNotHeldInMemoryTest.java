package io.postern.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Content;
import io.postern.mail.ContentFacts;
import io.postern.mail.Mail;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Of a long part only the end is looked at, and attachments behind the text are not read at all.
 */
class LongPartsAreNotHeldInMemoryTest {
  private static final RewriteSettings SETTINGS = Sample.disclaimer("Company Ltd");
  private static final String LINE = "0123456789".repeat(7) + "\r\n";

  private static String added(String text) {
    return new String(
        Sample.octets(Sample.rewrite(SETTINGS, Sample.exact(Sample.SENDER, text)).mail()),
        StandardCharsets.ISO_8859_1);
  }

  @Test
  void aLongTextGetsItBelow() {
    String before = "Subject: x\r\n\r\n" + LINE.repeat(10_000);
    assertThat(before.length()).isGreaterThan(PartBody.WHOLE);
    assertThat(added(before)).isEqualTo(before + "\r\nCompany Ltd\r\n");
  }

  @Test
  void aLongTextOfOneLineGetsItBelow() {
    String before =
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n"
            + "x".repeat(PartBody.WHOLE + 1);
    String after = "\r\n--b--\r\n";
    assertThat(added(before + after)).isEqualTo(before + "\r\n\r\nCompany Ltd" + after);
  }

  @Test
  void aLongQuotedPrintableHtmlGetsItBeforeItsEnd() {
    String before =
        "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + LINE.repeat(10_000);
    String after = "</body></html>\r\n";
    assertThat(added(before + after)).isEqualTo(before + "<p>Company Ltd</p>\r\n" + after);
  }

  @Test
  void aLongBase64IsDecodedFromTheRightDigitOn() {
    String head = "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    for (int extra = 0; extra < 3; extra++) {
      String text = LINE.repeat(10_000) + "x".repeat(extra) + "\r\n";
      for (int width : new int[] {73, 75, 76}) {
        String encoded =
            broken(
                Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII)),
                width);
        String after = added(head + encoded);
        String body = after.substring(head.length());
        assertThat(new String(Base64.getMimeDecoder().decode(body), StandardCharsets.US_ASCII))
            .isEqualTo(text + (extra == 0 ? "" : "\r\n") + "Company Ltd\r\n");
        assertThat(body).startsWith(encoded.substring(0, encoded.length() - 2 * width));
      }
    }
  }

  private static String broken(String digits, int width) {
    StringBuilder lines = new StringBuilder();
    for (int at = 0; at < digits.length(); at += width) {
      lines.append(digits, at, Math.min(digits.length(), at + width)).append("\r\n");
    }
    return lines.toString();
  }

  @Test
  void linesThatAreLongerThanTheBufferAreWalkedOver() {
    for (int length = 16_370; length < 16_400; length++) {
      String before =
          "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n"
              + "x".repeat(length)
              + "--b\r\n";
      assertThat(added(before + "--b--\r\n"))
          .isEqualTo(before.substring(0, before.length() - 2) + "\r\n\r\nCompany Ltd\r\n--b--\r\n");
    }
  }

  @Test
  void whatFollowsTheTextIsNotRead() throws Exception {
    String text =
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHello.\r\n--b\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n";
    AtomicLong read = new AtomicLong();
    Content content = new CountedContent(Content.of(octets(text + LINE.repeat(100_000))), read);
    Mail small = Sample.mail("x: y\n\n");
    Mail mail = new Mail(small.id(), small.envelope(), content, small.header());
    Rewritten rewritten = Sample.rewrite(SETTINGS, mail);
    assertThat(rewritten.changes())
        .containsExactly("rewrite.disclaimers[0]: added to the text part");
    assertThat(read.get()).isLessThan(100_000);
  }

  @Test
  void aTextBehindMoreThanAnybodyReadsIsNotSought() {
    String before =
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\n";
    Mail mail =
        Sample.exact(
            Sample.SENDER, before + LINE.repeat(240_000) + "--b\r\n\r\nHello.\r\n--b--\r\n");
    assertThat(Sample.rewrite(SETTINGS, mail).changes())
        .containsExactly(
            "rewrite.disclaimers[0]: not added: its text ends nowhere in the first 16 MB");
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Counts what is read of another content, or of a stretch of it. */
  private record CountedContent(Content content, AtomicLong read) implements Content {
    @Override
    public long size() {
      return content.size();
    }

    @Override
    public ContentFacts facts() throws IOException {
      return content.facts();
    }

    @Override
    public void forEachPiece(Pieces pieces) throws IOException {
      read.addAndGet(size());
      content.forEachPiece(pieces);
    }

    @Override
    public InputStream open() throws IOException {
      InputStream in = content.open();
      return new FilterInputStream(in) {
        @Override
        public int read(byte[] block, int from, int count) throws IOException {
          int n = in.read(block, from, count);
          read.addAndGet(Math.max(0, n));
          return n;
        }
      };
    }

    @Override
    public Content from(long offset) {
      return new CountedContent(content.from(offset), read);
    }

    @Override
    public Content until(long end) {
      return new CountedContent(content.until(end), read);
    }
  }
}

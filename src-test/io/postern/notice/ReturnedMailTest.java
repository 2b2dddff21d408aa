package io.postern.notice;

import static io.postern.notice.ReportFixture.ARRIVED;
import static io.postern.notice.ReportFixture.BOB;
import static io.postern.notice.ReportFixture.SENDER;
import static io.postern.notice.ReportFixture.failed;
import static io.postern.notice.ReportFixture.mail;
import static io.postern.notice.ReportFixture.octets;
import static io.postern.notice.ReportFixture.part;
import static io.postern.notice.ReportFixture.raw;
import static io.postern.notice.ReportFixture.reports;
import static io.postern.notice.ReportFixture.returned;
import static io.postern.notice.ReportFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Content;
import io.postern.mail.ContentFacts;
import io.postern.mail.EnvelopeParameters;
import io.postern.mail.Mail;
import io.postern.notice.DeliveryReport.Reason;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sender gets the mail back, whole or its header, unchanged and without a copy in memory. */
class ReturnedMailTest {
  private static final String HEADER = "Subject: x\r\nX-Long: a\r\n\tb\r\n";

  private final Reports reports = reports("en");

  private Mail report(Reason reason, Mail original, boolean whole, long most) throws IOException {
    return reports.compose(
        new DeliveryReport(
            reason, original, "x", ARRIVED, List.of(failed(BOB, "550 no")), whole, most),
        SENDER);
  }

  private Mail failure(String original) throws IOException {
    return report(Reason.FAILURE, mail(original), true, 100_000);
  }

  @Test
  void aLargeMailIsNotCopied() throws IOException {
    CountedContent large = new CountedContent(30_000_000);
    Mail original = mail(large, EnvelopeParameters.NONE);
    large.read = 0;

    Mail report = report(Reason.FAILURE, original, true, 50_000_000);

    assertThat(large.read).isLessThanOrEqualTo(ReturnedPart.MAX_HEADER);
    List<byte[]> blocks = new ArrayList<>();
    report.content().forEachPiece(new Blocks(blocks));
    assertThat(blocks).hasSize(3);
    assertThat(blocks.get(1)).isSameAs(CountedContent.BLOCK);
    assertThat(report.content().size())
        .isEqualTo(30_000_000L + blocks.get(0).length + blocks.get(2).length);
    assertThat(blocks.get(0).length).isLessThan(4_000);
  }

  @ParameterizedTest
  @CsvSource({
    "FAILURE, true, 100, message/rfc822",
    "EXPIRED, true, 100, message/rfc822",
    "REMOVED, true, 100, message/rfc822",
    "FAILURE, false, 100, text/rfc822-headers",
    "FAILURE, true, 34, text/rfc822-headers",
    "FAILURE, true, 35, message/rfc822",
    "DELAY, true, 100, text/rfc822-headers",
    "SUCCESS, true, 100, text/rfc822-headers"
  })
  void theWholeMailComesBackWhenItIsWantedAndNotTooLarge(
      Reason reason, boolean wanted, long most, String type) throws Exception {
    Mail original = mail(HEADER + "\r\nBody\r\n");
    assertThat(original.content().size()).isEqualTo(35);

    Mail report = report(reason, original, wanted, most);

    boolean whole = type.equals("message/rfc822");
    assertThat(part(report, 2).getContentType()).isEqualTo(type);
    assertThat(returned(report)).isEqualTo(whole ? HEADER + "\r\nBody\r\n" : HEADER);
    assertThat(text(report)).contains(whole ? "and your mail." : "the header of your mail");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: x\r\n\r\nno line end",
        "Subject: x\r\n\r\n",
        "Subject: x\r\n",
        "\r\nno header\r\n",
        "no header\r\n",
        "Subject: x\r\n\r\n.\r\n..\r\nFrom here\r\n",
        ""
      })
  void itComesBackOctetForOctet(String original) throws Exception {
    assertThat(raw(failure(original))).contains("Content-Type: message/rfc822\r\n\r\n" + original);
    assertThat(returned(failure(original))).isEqualTo(original);
  }

  @Test
  void eightBitMailIsDeclaredAsThat() throws Exception {
    Mail report = failure("Subject: x\r\n\r\nGr\u00fc\u00dfe\r\n");
    assertThat(report.header().first("Content-Transfer-Encoding")).contains("8bit");
    assertThat(part(report, 2).getHeader("Content-Transfer-Encoding")).containsExactly("8bit");
    assertThat(part(report, 2).getContentType()).isEqualTo("message/rfc822");
    assertThat(failure("Subject: x\r\n\r\nx\r\n").header().first("Content-Transfer-Encoding"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Subject: x\n\nbare\n", "Subject: x\r\n\r\nx\n.\r\n", "A: b\rC: d\r\n"})
  void ofAMailThatAServerMayRefuseForItsLineEndsOnlyTheHeaderComesBack(String original)
      throws Exception {
    Mail report = failure(original);
    assertThat(part(report, 2).getContentType()).isEqualTo("text/rfc822-headers");
    assertThat(report.content().facts().bareLineEnds()).isFalse();
    assertThat(returned(report)).startsWith(original.substring(0, 4)).endsWith("\r\n");
  }

  @Test
  void aHugeHeaderIsCutBetweenTwoFields() throws Exception {
    String field = "X-Field: " + "v".repeat(90) + "\r\n";
    String original = field.repeat(2_000) + "\r\nBody\r\n";
    Mail report = report(Reason.DELAY, mail(original), false, 0);
    String returned = returned(report);
    assertThat(returned).hasSizeBetween(ReturnedPart.MAX_HEADER - 101, ReturnedPart.MAX_HEADER);
    assertThat(returned.length() % field.length()).isZero();
  }

  @Test
  void linesOnTopComeBackToo() throws Exception {
    Mail original = mail(HEADER + "\r\nBody\r\n").withOnTop("Received: from a by b; now\r\n");
    assertThat(returned(report(Reason.DELAY, original, false, 0)))
        .isEqualTo("Received: from a by b; now\r\n" + HEADER);
  }

  /** Keeps the blocks, and shows that no file is behind any of them. */
  private record Blocks(List<byte[]> blocks) implements Content.Pieces {
    @Override
    public void block(byte[] block, int from, int to) {
      blocks.add(block);
    }

    @Override
    public void file(FileChannel file, long position, long count) {
      throw new AssertionError("a file");
    }
  }

  /** So many octets, none of which is anywhere; knows how many of them were read. */
  private static final class CountedContent implements Content {
    static final byte[] BLOCK = filled();
    private final long size;
    private long read;

    CountedContent(long size) {
      this.size = size;
    }

    private static byte[] filled() {
      byte[] block = new byte[10_000];
      Arrays.fill(block, (byte) 'x');
      byte[] header = "Subject: large\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(header, 0, block, 0, header.length);
      return block;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public ContentFacts facts() {
      return new ContentFacts(false, false, false, false, true);
    }

    @Override
    public void forEachPiece(Pieces pieces) throws IOException {
      pieces.block(BLOCK, 0, BLOCK.length);
    }

    @Override
    public InputStream open() {
      List<InputStream> blocks = new ArrayList<>();
      for (long at = 0; at < size; at += BLOCK.length) {
        blocks.add(new ByteArrayInputStream(BLOCK));
      }
      return new FilterInputStream(new SequenceInputStream(Collections.enumeration(blocks))) {
        @Override
        public int read(byte[] block, int offset, int count) throws IOException {
          int n = super.read(block, offset, count);
          read += Math.max(0, n);
          return n;
        }
      };
    }

    @Override
    public Content from(long offset) {
      throw new AssertionError("not asked for");
    }

    @Override
    public Content until(long end) {
      throw new AssertionError("not asked for");
    }
  }

  @Test
  void aReportCanBeReadAgainAndAgain() throws Exception {
    Mail report = failure("Subject: x\r\n\r\nx\r\n");
    assertThat(octets(report.content())).isEqualTo(octets(report.content()));
    assertThat(report.content().size()).isEqualTo(octets(report.content()).length);
  }
}

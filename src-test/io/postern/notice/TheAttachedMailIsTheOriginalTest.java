package io.postern.notice;

import static io.postern.notice.InspectionFixture.ORIGINAL;
import static io.postern.notice.InspectionFixture.SECURITY;
import static io.postern.notice.InspectionFixture.decoded;
import static io.postern.notice.InspectionFixture.inspected;
import static io.postern.notice.InspectionFixture.notices;
import static io.postern.notice.InspectionFixture.parts;
import static io.postern.notice.InspectionFixture.secondPart;
import static io.postern.notice.InspectionFixture.text;
import static io.postern.notice.ReportFixture.octets;
import static io.postern.notice.ReportFixture.raw;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Content;
import io.postern.mail.ContentFacts;
import io.postern.mail.LineScanner;
import io.postern.mail.Mail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.apache.james.mime4j.dom.Entity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a mail is made of, the specialist gets its octets, and nothing is copied for that. */
class TheAttachedMailIsTheOriginalTest {
  private final InspectionNotices notices = notices("de");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: x\r\n\r\nno line end",
        "Subject: x\r\n\r\n",
        "Subject: x\r\n",
        "",
        "no header\r\n",
        "Subject: x\r\n\r\n.\r\n..\r\n.\r\n",
        "Subject: Gr\u00fc\u00dfe\r\n\r\n\u00e4\u00ff\r\n",
        "Content-Type: multipart/mixed; boundary=\"=_\"\r\n\r\n--=_\r\n\r\nx\r\n--=_--\r\n"
      })
  void aLawfulMailIsAMail(String original) throws Exception {
    Mail mail = notices.toSpecialist(inspected(original, "r"), SECURITY);
    assertThat(secondPart(mail)).isEqualTo(original);
    assertThat(raw(mail)).contains("\r\nContent-Type: message/rfc822\r\n");
    boolean eightBit = original.chars().anyMatch(c -> c > 127);
    assertThat(mail.header().first("Content-Transfer-Encoding").isPresent()).isEqualTo(eightBit);
    assertThat(mail.content().facts()).isEqualTo(scanned(mail.content()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: x\n\nbare\n",
        "Subject: x\r\n\r\nx\n.\r\nMAIL FROM:<evil@example.org>\r\n",
        "A: b\rC: d\r\n",
        "Subject: x\r\n\r\na\0b\r\n",
        "Subject: x\r\n\r\nends with\r",
        "Subject: \u00fc\n\n\u00ff\0\r\n.\n"
      })
  void anUnlawfulMailIsAFile(String original) throws Exception {
    isAFile(original);
  }

  @Test
  void soIsOneWithALineThatServersWouldBreak() throws Exception {
    isAFile("Subject: x\r\n\r\n" + "y".repeat(999) + "\r\n");
    String longest = "Subject: x\r\n\r\n" + "y".repeat(998) + "\r\n";
    assertThat(secondPart(notices.toSpecialist(inspected(longest, "r"), SECURITY)))
        .isEqualTo(longest);
  }

  private void isAFile(String original) throws IOException {
    Inspected about = inspected(original, "r");
    for (Mail mail : new Mail[] {notices.toSpecialist(about, SECURITY), notices.warning(about)}) {
      Entity file = parts(mail).get(1);
      assertThat(file.getMimeType()).isEqualTo("application/octet-stream");
      assertThat(file.getFilename()).isEqualTo("mail.eml");
      assertThat(new String(decoded(file), StandardCharsets.ISO_8859_1)).isEqualTo(original);
      assertThat(Base64.getMimeDecoder().decode(secondPart(mail)))
          .isEqualTo(original.getBytes(StandardCharsets.ISO_8859_1));
      assertThat(text(mail)).contains("Datei namens mail.eml");
      ContentFacts facts = mail.content().facts();
      assertThat(facts.bareLineEnds() || facts.endOfDataLookAlike()).isFalse();
      assertThat(raw(mail)).doesNotContain("\0");
      assertThat(facts).isEqualTo(scanned(mail.content()));
    }
  }

  @Test
  void anySizeIsEncodedAsTheLibraryDoes() throws IOException {
    Random random = new Random(1);
    for (int size : new int[] {0, 1, 2, 3, 56, 57, 58, 113, 114, 7_295, 7_296, 7_297, 50_000}) {
      byte[] octets = new byte[size];
      random.nextBytes(octets);
      byte[] expected =
          size == 0
              ? octets
              : (Base64.getMimeEncoder().encodeToString(octets) + "\r\n")
                  .getBytes(StandardCharsets.US_ASCII);
      Content encoded = new Base64Content(Content.of(octets));
      assertThat(encoded.size()).as("size of " + size).isEqualTo(expected.length);
      assertThat(octets(encoded)).as("stream of " + size).isEqualTo(expected);
      assertThat(pieces(encoded)).as("pieces of " + size).isEqualTo(expected);
      assertThat(encoded.facts()).isEqualTo(scanned(encoded));
    }
  }

  @Test
  void anyPieceOfItIsTheSamePiece() throws IOException {
    byte[] octets = new byte[200];
    new Random(2).nextBytes(octets);
    Content encoded = new Base64Content(Content.of(octets));
    byte[] whole = octets(encoded);
    for (int from = 0; from <= whole.length; from++) {
      for (int to = from; to <= whole.length; to += 7) {
        Content piece = encoded.from(from).until(to - from);
        byte[] expected = Arrays.copyOfRange(whole, from, to);
        assertThat(piece.size()).isEqualTo(expected.length);
        assertThat(octets(piece)).isEqualTo(expected);
        assertThat(pieces(piece)).isEqualTo(expected);
        assertThat(piece.facts()).as(from + ".." + to).isEqualTo(scanned(piece));
      }
    }
  }

  @Test
  void aLargeFileIsReadWhenItIsSentAndNotBefore(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("mail");
    byte[] block =
        ("Subject: large\n\n" + "x".repeat(60) + "\n").repeat(1_000).getBytes("US-ASCII");
    try (FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      for (int i = 0; i < 100; i++) {
        file.write(ByteBuffer.wrap(block));
      }
      Content content = Content.of(file, Files.size(path), null);
      Mail mail = notices.toSpecialist(inspected(content, "r"), SECURITY);
      int[] largest = {0};
      long[] all = {0};
      mail.content()
          .forEachPiece(
              new Content.Pieces() {
                @Override
                public void block(byte[] octets, int from, int to) {
                  largest[0] = Math.max(largest[0], to - from);
                  all[0] += to - from;
                }

                @Override
                public void file(FileChannel channel, long position, long count) {
                  throw new AssertionError("a file that is not encoded");
                }
              });
      assertThat(largest[0]).isLessThanOrEqualTo(10_000);
      assertThat(all[0]).isEqualTo(mail.content().size()).isGreaterThan(Files.size(path));
    }
  }

  @Test
  void aLawfulFileIsHandedOnAsAFile(@TempDir Path folder) throws IOException {
    Path path = Files.writeString(folder.resolve("mail"), ORIGINAL);
    try (FileChannel file = FileChannel.open(path)) {
      Mail mail = notices.warning(inspected(Content.of(file, Files.size(path), null), "r"));
      long[] handedOn = {0};
      mail.content()
          .forEachPiece(
              new Content.Pieces() {
                @Override
                public void block(byte[] octets, int from, int to) {
                  // the text and the ends of the parts
                }

                @Override
                public void file(FileChannel channel, long position, long count) {
                  handedOn[0] += count;
                }
              });
      assertThat(handedOn[0]).isEqualTo(Files.size(path));
    }
  }

  private static byte[] pieces(Content content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    content.forEachPiece(
        new Content.Pieces() {
          @Override
          public void block(byte[] block, int from, int to) {
            out.write(block, from, to - from);
          }

          @Override
          public void file(FileChannel file, long position, long count) {
            throw new AssertionError("a file");
          }
        });
    return out.toByteArray();
  }

  private static ContentFacts scanned(Content content) throws IOException {
    byte[] octets = octets(content);
    LineScanner scanner = new LineScanner();
    scanner.accept(octets, 0, octets.length);
    return scanner.facts();
  }
}

package io.postern.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a content is made of, its octets come out as they went in. */
class ContentTest {
  private static final byte[] ABC = "abc\r\n.def\r\n".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;

  @Test
  void memoryAndFileAreAlike() throws IOException {
    Path file = Files.write(folder.resolve("x"), ABC);
    try (FileChannel channel = FileChannel.open(file)) {
      for (Content content : List.of(Content.of(ABC), Content.of(channel, ABC.length, null))) {
        assertThat(bytes(content)).isEqualTo(ABC);
        assertThat(pieces(content)).isEqualTo(ABC);
        assertThat(bytes(content.from(3)))
            .isEqualTo("\r\n.def\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(bytes(content.until(3))).isEqualTo("abc".getBytes(StandardCharsets.US_ASCII));
        assertThat(content.facts().dotLines()).isTrue();
        assertThat(content.facts().endsWithCrlf()).isTrue();
      }
    }
  }

  @Test
  void aSequenceIsCutAcrossItsSeams() throws IOException {
    Content sequence = Content.of(List.of(Content.of("ab".getBytes()), Content.of(ABC)));
    assertThat(sequence.size()).isEqualTo(ABC.length + 2L);
    assertThat(bytes(sequence.from(1).until(3))).isEqualTo("bab".getBytes());
    assertThat(bytes(sequence.until(1))).isEqualTo("a".getBytes());
    assertThat(pieces(sequence)).isEqualTo(bytes(sequence));
  }

  @Test
  void aDotThatTheSeamPutsAtALineStartIsNoticed() throws IOException {
    Content first = Content.of("a\r\n".getBytes());
    assertThat(Content.of(List.of(first, Content.of(".b".getBytes()))).facts().dotLines()).isTrue();
    Content half = Content.of("a\r".getBytes());
    assertThat(Content.of(List.of(half, Content.of("\nb".getBytes()))).facts().bareLineEnds())
        .isFalse();
  }

  @Test
  void linesGoOnTopAndNothingBelowChanges() throws IOException {
    Mail mail = Mail.of("ID", new Envelope(java.util.Optional.empty(), List.of()), Content.of(ABC));
    Mail topped = mail.withOnTop("X-One: 1\r\n");
    assertThat(bytes(topped.content()))
        .isEqualTo(("X-One: 1\r\n" + new String(ABC, StandardCharsets.US_ASCII)).getBytes());
    assertThat(topped.id()).isEqualTo("ID");
  }

  private static byte[] bytes(Content content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    content.writeTo(out);
    return out.toByteArray();
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
          public void file(FileChannel file, long position, long count) throws IOException {
            byte[] octets = new byte[(int) count];
            file.read(ByteBuffer.wrap(octets), position);
            out.write(octets);
          }
        });
    return out.toByteArray();
  }
}

package io.postern.fetch.pop3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.mail.ContentFacts;
import io.postern.mail.LineScanner;
import io.postern.spool.SpoolWriter;
import io.postern.wire.PreparedInput;
import io.postern.wire.WireInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only CR LF, dot, CR LF ends a mail, and all octets before it arrive as they were. */
class BodyReaderTest {
  private static final String NEXT = "+OK the next answer\r\n";

  @ParameterizedTest
  @CsvSource({
    "'.^',                      ''",
    "'^.^',                     '^'",
    "'a^.^',                    'a^'",
    "'Subject: x^^body^.^',     'Subject: x^^body^'",
    "'..^.^',                   '.^'",
    "'a^..^b^.^',               'a^.^b^'",
    "'a^...b^.^',               'a^..b^'",
    "'a^.b^.^',                 'a^b^'",
    "'a^^^.^',                  'a^^^'",
    "'a^.<.^.^',                'a^<.^'",
  })
  void stuffingIsTakenOut(String wire, String mail) throws IOException {
    assertMailInAnyPieces(text(wire), text(mail));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ">.>",
        ">.<",
        "<.>",
        "<.<",
        ">.^",
        "<.^",
        "^.>",
        "^<.^<",
        "^0.^",
        "<0>.^",
        "^.0^",
        "^.<0>",
        "<^<.^<",
        "^. ^",
        "^.x^",
        "0>0<0",
        "\u0085.\u0085",
        "\u000b.\u000b",
        "^.<<>",
        "<<^",
        ">>^",
        "x<",
      })
  void whatLooksLikeAnEndIsText(String trap) throws IOException {
    String wire = text("visible" + trap + "+OK not an answer^DELE 1^-ERR^.^");
    String unstuffed = wire.substring(0, wire.length() - 3).replace("\r\n.", "\r\n");
    assertMailInAnyPieces(wire, unstuffed);
  }

  @Test
  void aLineOfAnyLengthPasses() throws IOException {
    String line = "x".repeat(3 << 20);
    byte[] wire = (line + "\r\n." + line + "\n.\r\n.\r\n").getBytes(ISO_8859_1);
    String expected = line + "\r\n" + line + "\n.\r\n";
    assertThat(read(new ByteArrayInputStream(wire)).mail).isEqualTo(expected);
  }

  @Test
  void anUnterminatedMailIsNotAMail() {
    for (String wire : List.of("", "a", "a^", "a^.", "a^.<", "a^<", ".", ".<")) {
      InputStream in = new ByteArrayInputStream(text(wire).getBytes(ISO_8859_1));
      assertThatThrownBy(() -> read(in)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aMailThatIsTooLongIsGivenUp() throws IOException {
    WireInput in = PreparedInput.of(endless());
    BodyReader reader = new BodyReader(in, (block, from, to) -> {});
    assertThat(reader.read(1 << 20, in::fill)).isFalse();
  }

  @Test
  void aWriterThatFailsDoesNotLoseTheEnd() throws IOException {
    byte[] wire = (text("a^..^b^".repeat(100) + ".^") + NEXT).getBytes(ISO_8859_1);
    WireInput in = PreparedInput.of(new ByteArrayInputStream(wire));
    IOException full = new IOException("no space left on device");
    int[] calls = {0};
    BodyReader reader =
        new BodyReader(
            in,
            (block, from, to) -> {
              calls[0]++;
              throw full;
            });
    assertThat(reader.read(Long.MAX_VALUE, in::fill)).isTrue();
    assertThat(reader.result()).isEqualTo(new Retrieved.NotKept(full));
    assertThat(calls[0]).isOne();
    assertThat(in.readLine(100)).isEqualTo(NEXT.strip());
  }

  @Test
  void aWriterMayFailAtTheVeryEnd() throws IOException {
    WireInput in = PreparedInput.of(new ByteArrayInputStream("a\r\n.\r\n".getBytes(ISO_8859_1)));
    IOException full = new IOException("no space left on device");
    SpoolWriter writer =
        new SpoolWriter() {
          @Override
          public void write(byte[] block, int from, int to) {
            assertThat(to - from).isEqualTo(3);
          }

          @Override
          public void end() throws IOException {
            throw full;
          }
        };
    BodyReader reader = new BodyReader(in, writer);
    assertThat(reader.read(Long.MAX_VALUE, in::fill)).isTrue();
    assertThat(reader.result()).isEqualTo(new Retrieved.NotKept(full));
  }

  @Property(tries = 3000)
  void whatIsStuffedComesBack(
      @ForAll("mails") String mail, @ForAll @IntRange(min = 1, max = 20) int piece)
      throws IOException {
    byte[] content = mail.getBytes(ISO_8859_1);
    byte[] wire = wire(Stuffing.stuffed(content), Stuffing.end(content), NEXT.getBytes(ISO_8859_1));
    String lastLine = Stuffing.end(content).length > 3 ? "\r\n" : "";
    Read read = read(new Pieces(wire, piece, piece));
    assertThat(read.mail).isEqualTo(mail + lastLine);
    assertThat(read.next).isEqualTo(NEXT.strip());
    assertThat(read.facts).isEqualTo(facts(mail + lastLine));
  }

  @Provide
  Arbitrary<String> mails() {
    return Arbitraries.strings().withChars('\r', '\n', '.', 'a', 'é', '\0').ofMaxLength(60);
  }

  private static void assertMailInAnyPieces(String wire, String mail) throws IOException {
    byte[] octets = (wire + NEXT).getBytes(ISO_8859_1);
    for (int first = 1; first < octets.length; first++) {
      for (int rest : new int[] {1, 2, 3, octets.length}) {
        Read read = read(new Pieces(octets, first, rest));
        assertThat(read.mail).as("split at %d, then %d", first, rest).isEqualTo(mail);
        assertThat(read.next).isEqualTo(NEXT.strip());
        assertThat(read.size).isEqualTo(mail.length());
        assertThat(read.facts).isEqualTo(facts(mail));
      }
    }
  }

  private record Read(String mail, long size, ContentFacts facts, String next) {}

  private static Read read(InputStream stream) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    WireInput in = PreparedInput.of(stream);
    BodyReader reader = new BodyReader(in, Visitor.into(kept));
    reader.read(Long.MAX_VALUE, in::fill);
    Retrieved.Complete complete = (Retrieved.Complete) reader.result();
    boolean more = in.hasBuffered() || stream.available() > 0;
    return new Read(
        kept.toString(ISO_8859_1),
        complete.size(),
        complete.facts(),
        more ? in.readLine(1000) : "");
  }

  private static ContentFacts facts(String mail) {
    LineScanner scanner = new LineScanner();
    scanner.accept(mail.getBytes(ISO_8859_1), 0, mail.length());
    return scanner.facts();
  }

  private static byte[] wire(byte[]... parts) {
    return Arrays.stream(parts)
        .map(part -> new String(part, ISO_8859_1))
        .collect(Collectors.joining())
        .getBytes(ISO_8859_1);
  }

  /** ^ is CR LF, &lt; is CR, &gt; is LF, 0 is NUL. */
  private static String text(String pattern) {
    return pattern.replace("^", "\r\n").replace('<', '\r').replace('>', '\n').replace('0', '\0');
  }

  private static InputStream endless() {
    return new SequenceInputStream(
        new java.util.Enumeration<>() {
          @Override
          public boolean hasMoreElements() {
            return true;
          }

          @Override
          public InputStream nextElement() {
            return new ByteArrayInputStream(new byte[4096]);
          }
        });
  }

  /** Gives a first piece, then pieces of another length. */
  private static final class Pieces extends ByteArrayInputStream {
    private final int rest;
    private int next;

    Pieces(byte[] octets, int first, int rest) {
      super(octets);
      this.next = first;
      this.rest = rest;
    }

    @Override
    public synchronized int read(byte[] block, int offset, int count) {
      int n = super.read(block, offset, Math.min(count, next));
      next = rest;
      return n;
    }
  }
}

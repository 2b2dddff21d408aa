package io.postern.account.table;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** How a spreadsheet wrote its text: with the byte order mark that it put first, if any. */
public enum Encoding {
  UTF_8_MARKED(StandardCharsets.UTF_8, 0xef, 0xbb, 0xbf),
  UTF_16_LITTLE(StandardCharsets.UTF_16LE, 0xff, 0xfe),
  UTF_16_BIG(StandardCharsets.UTF_16BE, 0xfe, 0xff),
  UTF_8(StandardCharsets.UTF_8),
  /** Western Windows: what has no mark and is not UTF-8. */
  WINDOWS_1252(Charset.forName("windows-1252"));

  private final Charset charset;
  private final byte[] mark;

  Encoding(Charset charset, int... mark) {
    this.charset = charset;
    this.mark = new byte[mark.length];
    for (int i = 0; i < mark.length; i++) {
      this.mark[i] = (byte) mark[i];
    }
  }

  /** For people. */
  public String label() {
    return charset.name().replace("windows", "Windows");
  }

  /** That of a file: by its mark, or else UTF-8 when it can be, or else Windows-1252. */
  static Encoding of(byte[] octets) {
    return Stream.of(UTF_8_MARKED, UTF_16_LITTLE, UTF_16_BIG)
        .filter(each -> each.marks(octets))
        .findFirst()
        .orElseGet(() -> UTF_8.decode(octets).isPresent() ? UTF_8 : WINDOWS_1252);
  }

  private boolean marks(byte[] octets) {
    return octets.length >= mark.length
        && Arrays.equals(octets, 0, mark.length, mark, 0, mark.length);
  }

  /** The text without its mark; empty when the octets do not make sense in this encoding. */
  Optional<String> decode(byte[] octets) {
    ByteBuffer text = ByteBuffer.wrap(octets, mark.length, octets.length - mark.length);
    try {
      return Optional.of(charset.newDecoder().decode(text).toString());
    } catch (CharacterCodingException other) {
      return Optional.empty();
    }
  }

  /**
   * The way back, octet for octet.
   *
   * @throws CharacterCodingException when the text has a character that this encoding has not
   */
  byte[] encode(String text) throws CharacterCodingException {
    ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(text));
    byte[] octets = Arrays.copyOf(mark, mark.length + encoded.remaining());
    encoded.get(octets, mark.length, encoded.remaining());
    return octets;
  }
}

package io.postern.inspect.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Makes text of octets whose character set is told, told wrongly, or not told. */
final class Decoding {
  private static final int MAX_NAME = 60;
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private Decoding() {}

  /** The character set of a name, if it is one. */
  static Optional<Charset> charset(String name) {
    try {
      return !name.isEmpty() && name.length() <= MAX_NAME && Charset.isSupported(name)
          ? Optional.of(Charset.forName(name))
          : Optional.empty();
    } catch (IllegalArgumentException notAName) {
      // what a stranger wrote is no name of a character set: it is not known
      return Optional.empty();
    }
  }

  /**
   * Text in the character set of a name; if that is not known, UTF-8, and if it is not that,
   * western.
   */
  static String text(byte[] octets, String charset) {
    return charset(charset).map(known -> new String(octets, known)).orElseGet(() -> text(octets));
  }

  /** Text in UTF-8, or western if it is not that. */
  static String text(byte[] octets) {
    return utf8(octets).orElseGet(() -> new String(octets, WESTERN));
  }

  /** Text in UTF-8, if it is. */
  static Optional<String> utf8(byte[] octets) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  /** The octets of a text that has a character per octet. */
  static byte[] octets(String perOctet) {
    return perOctet.getBytes(StandardCharsets.ISO_8859_1);
  }
}

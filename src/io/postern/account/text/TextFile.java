package io.postern.account.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file of UTF-8 text that a setting names.
 *
 * @param home folder that relative paths start from
 * @param name as written
 * @param max octets, at the most
 */
record TextFile(Path home, String name, int max) {
  /** For messages. */
  String what() {
    return "the file " + name;
  }

  /** All of it, without the byte order mark that some editors put first. */
  Parsed<String> read() {
    try (InputStream in = Files.newInputStream(home.resolve(name))) {
      byte[] octets = in.readNBytes(max + 1);
      if (octets.length > max) {
        return new Parsed.Bad<>(what() + " is larger than " + max + " octets");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
      return new Parsed.Good<>(text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (NoSuchFileException missing) {
      return new Parsed.Bad<>(what() + " does not exist");
    } catch (CharacterCodingException binary) {
      return new Parsed.Bad<>(what() + " is not UTF-8 text");
    } catch (IOException | InvalidPathException unreadable) {
      return new Parsed.Bad<>(
          what() + " cannot be read (" + unreadable.getClass().getSimpleName() + ")");
    }
  }
}

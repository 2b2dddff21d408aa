package io.postern.notice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A file in which an administrator wrote texts that take the place of the program's. */
final class OverridingFile {
  /** What is larger is no text for people. */
  static final int MAX_OCTETS = 64 * 1024;

  private final Path path;
  private final NoticeFile file;
  private final Locale language;
  private final Map<String, NoticeText> own;

  /**
   * @param path whether it is there or not
   * @param own the program's texts
   */
  OverridingFile(Path path, NoticeFile file, Locale language, Map<String, NoticeText> own) {
    this.path = path;
    this.file = file;
    this.language = language;
    this.own = own;
  }

  /** The name of the folder it is in. */
  String folder() {
    return String.valueOf(path.toAbsolutePath().getParent().getFileName());
  }

  /** Differs after every change of the file; empty when it is not there. */
  Optional<String> stamp() {
    try {
      BasicFileAttributes facts = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(
          facts.lastModifiedTime() + " " + facts.size() + " " + String.valueOf(facts.fileKey()));
    } catch (NoSuchFileException notThere) {
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.of("unreadable");
    }
  }

  /** What it says, which may be that something is wrong with it. */
  Texts read() {
    String name = path.getFileName().toString();
    byte[] octets;
    try {
      octets = octets();
    } catch (IOException unreadable) {
      return Texts.unusable(new Fault(name, 0, "cannot be read: " + unreadable));
    }
    if (octets.length > MAX_OCTETS) {
      return Texts.unusable(
          new Fault(name, 0, "is too large; expected at most " + MAX_OCTETS + " octets"));
    }
    Optional<String> text = text(octets);
    if (text.isEmpty()) {
      return Texts.unusable(new Fault(name, badLine(octets), "is not UTF-8"));
    }
    return file.isWords()
        ? Texts.words(name, text.get(), language, own)
        : Texts.one(name, text.get(), file.names());
  }

  private byte[] octets() throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IOException("not a file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(MAX_OCTETS + 1);
    }
  }

  /** With LF as line end and without the mark that some editors put before UTF-8. */
  private static Optional<String> text(byte[] octets) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
      String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
      return Optional.of(unmarked.replace("\r\n", "\n").replace('\r', '\n'));
    } catch (CharacterCodingException otherCharacters) {
      return Optional.empty();
    }
  }

  /** The first line that is not UTF-8: a line end never lies inside a character. */
  private static int badLine(byte[] octets) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == '\n') {
        if (text(Arrays.copyOfRange(octets, start, i)).isEmpty()) {
          return line;
        }
        start = i + 1;
        line++;
      }
    }
    return line;
  }
}

package io.postern.notice;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The program's own texts in one language, from files beside this class. */
final class OwnTexts {
  /** Languages that have texts. */
  static final List<String> LANGUAGES = List.of("de", "en", "fr");

  private final Map<NoticeFile, Map<String, NoticeText>> texts = new EnumMap<>(NoticeFile.class);

  /**
   * @param language one of {@link #LANGUAGES}
   */
  OwnTexts(String language) {
    for (NoticeFile file : NoticeFile.values()) {
      texts.put(file, read(file, file.fileName(language)));
    }
  }

  /** The texts of a file by their keys; the empty key when it is one text. */
  Map<String, NoticeText> of(NoticeFile file) {
    return texts.get(file);
  }

  private static Map<String, NoticeText> read(NoticeFile file, String name) {
    String text = resource(name);
    Texts read = file.isWords() ? Texts.ownWords(name, text) : Texts.one(name, text, file.names());
    if (!read.faults().isEmpty()) {
      throw new IllegalStateException("in the program: " + read.faults().get(0));
    }
    return read.byKey();
  }

  private static String resource(String name) {
    try (InputStream in = OwnTexts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("the texts " + name + " are missing in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.postern.inspect.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects every name that some program may read from what a mail has for a file name. */
final class NameReadings {
  private static final int MAX_NAMES = 20;
  private static final int MAX_LENGTH = 300;

  private final List<FileName> names = new ArrayList<>(1);
  private final Set<Defect> defects;
  private boolean overflowing;

  /**
   * @param defects gets what is wrong
   */
  NameReadings(Set<Defect> defects) {
    this.defects = defects;
  }

  List<FileName> names() {
    return names;
  }

  /** Whether there were more than are kept. */
  boolean isOverflowing() {
    return overflowing;
  }

  /** Adds the readings of octets whose character set nobody told. */
  void octets(String perOctet) {
    byte[] octets = Decoding.octets(perOctet);
    boolean ascii = perOctet.chars().allMatch(c -> c < 0x80);
    if (!ascii && Decoding.utf8(octets).isEmpty()) {
      defects.add(Defect.RAW_EIGHT_BIT_NAME);
    }
    String decoded = EncodedWords.areIn(perOctet) ? EncodedWords.decode(perOctet) : perOctet;
    boolean words = !decoded.equals(perOctet);
    if (words) {
      defects.add(Defect.ENCODED_WORD_IN_PARAMETER);
      text(decoded);
    }
    if (perOctet.indexOf('%') >= 0) {
      String unescaped = Decoding.text(Escapes.decode(perOctet, '%'));
      if (!unescaped.equals(perOctet)) {
        text(unescaped);
      }
    }
    if (!words) {
      text(Decoding.text(octets));
    }
  }

  /** Adds the readings of a text. */
  void text(String text) {
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      add(text.substring(0, nul));
    }
    add(text);
    stream(text);
    if (EncodedWords.areIn(text) && text.chars().allMatch(c -> c < 0x100)) {
      add(EncodedWords.decode(text));
    }
  }

  /** Windows takes what stands behind a colon for a stream in the file (NTFS). */
  private void stream(String text) {
    int first = text.indexOf(':');
    if (first > 1) {
      String file = text.substring(0, first);
      String stream = text.substring(text.lastIndexOf(':') + 1);
      if (file.indexOf('.') >= 0) {
        add(file);
      }
      if (stream.indexOf('.') >= 0) {
        add(stream);
      }
    }
  }

  private void add(String raw) {
    String shown = shortened(ShownName.of(shortened(raw)));
    if (shown.isEmpty() || names.stream().anyMatch(name -> name.shown().equals(shown))) {
      return;
    }
    if (names.size() == MAX_NAMES) {
      overflowing = true;
      return;
    }
    if (ShownName.isDeceptive(shortened(raw))) {
      defects.add(Defect.DECEPTIVE_NAME);
    }
    names.add(new FileName(shortened(raw), shown));
    if (names.size() > 1) {
      defects.add(Defect.SEVERAL_NAMES);
    }
  }

  /** The beginning and the end, which is what decides what a file is. */
  static String shortened(String text) {
    return text.length() <= MAX_LENGTH
        ? text
        : text.substring(0, MAX_LENGTH / 2) + "…" + text.substring(text.length() - MAX_LENGTH / 2);
  }
}

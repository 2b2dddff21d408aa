package io.postern.rewrite;

import java.text.Normalizer;

/**
 * The closest ASCII for characters that a character set lacks: umlauts as German writes them
 * without, letters without their accents, typographic signs as typewriters made them.
 */
final class Ascii {
  private static final int TABLE_SIZE = 0x250;
  private static final String[] TABLE = table();

  private Ascii() {}

  /** What stands for a character; null when nothing does. */
  static String of(int codePoint) {
    if (codePoint < TABLE_SIZE) {
      return TABLE[codePoint];
    }
    return switch (codePoint) {
      case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212 -> "-";
      case 0x2018, 0x2019, 0x201a, 0x201b, 0x2032 -> "'";
      case 0x201c, 0x201d, 0x201e, 0x201f, 0x2033 -> "\"";
      case 0x2022, 0x25cf, 0x2219 -> "*";
      case 0x2026 -> "...";
      case 0x2039 -> "<";
      case 0x203a -> ">";
      case 0x20ac -> "EUR";
      case 0x2122 -> "(TM)";
      case 0x1e9e -> "SS";
      case 0x2002, 0x2003, 0x2009, 0x202f -> " ";
      case 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff -> "";
      default -> codePoint >= 0x1e00 && codePoint < 0x1f00 ? withoutMarks(codePoint) : null;
    };
  }

  private static String[] table() {
    String[] table = new String[TABLE_SIZE];
    for (int c = 0; c < TABLE_SIZE; c++) {
      table[c] = c < 0x80 ? Character.toString(c) : withoutMarks(c);
    }
    String[] others = {
      "äae", "öoe", "üue", "ÄAe", "ÖOe", "ÜUe", "ßss", "æae", "ÆAe", "øoe", "ØOe", "œoe", "ŒOe",
      "ðd", "ÐD", "þth", "ÞTh", "łl", "ŁL", "đd", "ĐD", "ıi", "\u00a0 ", "\u00ad", "©(c)", "®(R)",
      "«\"", "»\"", "·*", "´'", "×x", "§S", "°o", "±+/-", "¹1", "²2", "³3", "½1/2", "¼1/4", "¾3/4",
      "£GBP", "¥JPY", "¡!", "¿?", "ªa", "ºo"
    };
    for (String other : others) {
      table[other.charAt(0)] = other.substring(1);
    }
    return table;
  }

  private static String withoutMarks(int codePoint) {
    String parts = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD);
    char first = parts.charAt(0);
    return parts.length() > 1 && first < 0x80 ? String.valueOf(first) : null;
  }
}

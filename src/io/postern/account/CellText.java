package io.postern.account;

import io.postern.account.text.FlagText;
import io.postern.account.text.WholeNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people and spreadsheets put into a cell, as it would stand in application.yaml. Blanks
 * around a value do not count; a list has {@code ;}, {@code ,} or line ends between its values; the
 * old product's character entities for blanks and separators (F139) mean these; a spreadsheet's
 * words for truth and its decimals of whole numbers are what they were before the spreadsheet came.
 * Secrets stay as they are, but for the entities.
 */
final class CellText {
  private static final Pattern SEPARATOR = Pattern.compile("[;,\r\n]+");
  private static final Pattern ENTITY = Pattern.compile("&#(9|32|34|35|38|44|59|160);");
  private static final Pattern WHOLE = Pattern.compile("(-?[0-9]{1,9})[.,]0{1,6}");
  private static final Map<String, String> TRUTH =
      Map.of(
          "true", "true", "false", "false", "wahr", "true", "falsch", "false", "vrai", "true",
          "faux", "false");

  private final Key<?> key;

  CellText(Key<?> key) {
    this.key = key;
  }

  /** The values of a cell; none when nothing is written there. */
  List<String> values(String cell) {
    if (!key.isMany()) {
      String value = value(cell);
      return value.isEmpty() ? List.of() : List.of(value);
    }
    List<String> values = new ArrayList<>();
    for (String item : SEPARATOR.split(withoutSeparatorsOfEntities(cell))) {
      String value = value(item.replace('\ue000', ';'));
      if (!value.isEmpty()) {
        values.add(value);
      }
    }
    return values;
  }

  /** The semicolon of an entity ends it and nothing else. */
  private static String withoutSeparatorsOfEntities(String cell) {
    return ENTITY.matcher(cell).replaceAll("&#$1\ue000");
  }

  private String value(String text) {
    if (key.type().isVerbatim()) {
      return text.isBlank() ? "" : decoded(text);
    }
    String value = stripped(text);
    if (key.type() instanceof WholeNumber) {
      Matcher whole = WHOLE.matcher(value);
      return whole.matches() ? whole.group(1) : value;
    }
    return key.type() instanceof FlagText
        ? TRUTH.getOrDefault(value.toLowerCase(Locale.ROOT), value)
        : decoded(value);
  }

  /** Spreadsheets and web pages like no-break spaces. */
  private static String stripped(String text) {
    return text.replace('\u00a0', ' ').strip();
  }

  private static String decoded(String text) {
    return text.contains("&#")
        ? ENTITY
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1)))))
        : text;
  }
}

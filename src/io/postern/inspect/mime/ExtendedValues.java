package io.postern.inspect.mime;

import io.postern.inspect.mime.Parameters.Parameter;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Values of parameters that are encoded, or in pieces, or both (RFC 2231). */
final class ExtendedValues {
  private static final int MAX_PIECES = 100;

  private ExtendedValues() {}

  /** One piece: {@code name*3*=utf-8''x} is number 3 and encoded. */
  private record Piece(int number, boolean encoded, String value) {}

  /**
   * The values that a parameter has in this way: the encoded ones, and the pieces put together by
   * their numbers and as they stand there.
   *
   * @param name lower case
   * @param defects gets what is wrong
   */
  static List<String> of(Parameters parameters, String name, Set<Defect> defects) {
    List<String> values = new ArrayList<>(1);
    List<Piece> pieces = new ArrayList<>(0);
    for (Parameter parameter : parameters.all()) {
      if (parameter.name().equals(name + "*")) {
        values.add(join(List.of(new Piece(0, true, parameter.value()))));
      } else if (parameter.name().startsWith(name + "*") && pieces.size() < MAX_PIECES) {
        add(pieces, parameter.name().substring(name.length() + 1), parameter.value(), defects);
      }
    }
    if (!pieces.isEmpty()) {
      List<Piece> sorted = new ArrayList<>(pieces);
      sorted.sort(Comparator.comparingInt(Piece::number));
      values.add(join(sorted));
      if (!areInOrder(pieces)) {
        defects.add(Defect.REPEATED_PARAMETER);
        values.add(join(pieces));
        values.add(join(untilGap(sorted)));
      }
    }
    return values;
  }

  private static void add(List<Piece> pieces, String rest, String value, Set<Defect> defects) {
    boolean encoded = rest.endsWith("*");
    String number = encoded ? rest.substring(0, rest.length() - 1) : rest;
    if (number.isEmpty()
        || number.length() > 4
        || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
      defects.add(Defect.MALFORMED_PARAMETERS);
      return;
    }
    pieces.add(new Piece(Integer.parseInt(number), encoded, value));
  }

  private static boolean areInOrder(List<Piece> pieces) {
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).number != i) {
        return false;
      }
    }
    return true;
  }

  /** The first piece of each number, up to the first number that is missing. */
  private static List<Piece> untilGap(List<Piece> sorted) {
    List<Piece> pieces = new ArrayList<>();
    for (Piece piece : sorted) {
      if (piece.number == pieces.size()) {
        pieces.add(piece);
      }
    }
    return pieces;
  }

  private static String join(List<Piece> pieces) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    String charset = "";
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      String value = piece.value;
      int first = value.indexOf('\'');
      int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
      if (i == 0 && piece.encoded && second >= 0) {
        charset = value.substring(0, first).strip();
        value = value.substring(second + 1);
      }
      octets.writeBytes(piece.encoded ? Escapes.decode(value, '%') : Decoding.octets(value));
    }
    return Decoding.text(octets.toByteArray(), charset);
  }
}

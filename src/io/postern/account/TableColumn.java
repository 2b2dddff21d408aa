package io.postern.account;

/**
 * A column of a table that means something.
 *
 * @param index counted from 0
 * @param name of the key below its account or recipient, or of the account's name
 */
record TableColumn(int index, String name) {

  /** As spreadsheets show it: A to Z, AA and so on. */
  static String letters(int index) {
    StringBuilder letters = new StringBuilder();
    for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
      letters.append((char) ('A' + rest % 26));
    }
    return letters.reverse().toString();
  }

  String letters() {
    return letters(index);
  }
}

package io.postern.manage;

/**
 * A column of a {@link TextTable}.
 *
 * @param title what stands on top
 * @param field the field of a row that it shows
 * @param least how many characters it keeps when the table is too wide; what is longer is cut
 * @param moment whether its values are moments, to be shown in the reader's time zone
 * @param open whether its values are shown as a whole, beyond the table's width
 */
record Column(String title, String field, int least, boolean moment, boolean open) {
  private static final int MOMENT_WIDTH = 19;

  static Column text(String title, String field, int least) {
    return new Column(title, field, least, false, false);
  }

  /** The last one, for what people have to read to its end: never cut, whatever the width. */
  static Column whole(String title, String field) {
    return new Column(title, field, title.length(), false, true);
  }

  static Column moment(String title, String field) {
    return new Column(title, field, MOMENT_WIDTH, true, false);
  }
}

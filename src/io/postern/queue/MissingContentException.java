package io.postern.queue;

/** A mail is in the queue, and its octets are not where they belong. */
final class MissingContentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Row row;

  MissingContentException(Row row, String where) {
    super("the content of mail " + row.mailId() + " is missing: it is not in " + where);
    this.row = row;
  }

  Row row() {
    return row;
  }
}

package io.postern.account;

/**
 * Something that an administrator must correct.
 *
 * @param file name of the file, or what stands in its stead ("environment variable POSTERN_X")
 * @param line counted from 1; 0 when there are no lines
 * @param key full name of the key, for example {@code postern.accounts.info.port}; may be empty
 * @param wrong what is wrong, with the value unless it is secret
 * @param advice what was expected, or what was probably meant
 */
public record Problem(String file, int line, String key, String wrong, String advice) {

  static Problem at(Place place, String key, String wrong, String advice) {
    return new Problem(place.file(), place.line(), key, wrong, advice);
  }

  /**
   * On one line, for example {@code application.yaml:14: postern.deliver.server.port: "abc" is not
   * a port; …}.
   */
  @Override
  public String toString() {
    return file
        + (line > 0 ? ":" + line : "")
        + ": "
        + (key.isEmpty() ? "" : key + ": ")
        + wrong
        + (advice.isEmpty() ? "" : "; " + advice);
  }
}

package io.postern.account;

/**
 * Where something is written.
 *
 * @param file name of the file, or what stands in its stead ("environment variable POSTERN_X")
 * @param line counted from 1; 0 when there are no lines
 */
record Place(String file, int line) {
  /** As problems begin: {@code accounts.tsv:14}. */
  @Override
  public String toString() {
    return line > 0 ? file + ":" + line : file;
  }
}

package io.postern.rewrite;

/**
 * Where the body of a part ended.
 *
 * @param level which of the open boundaries; {@link #END} and {@link #STOP} are none
 * @param closes whether it is the last of its multipart
 * @param contentEnd offset behind the body's last octet
 */
record Delimiter(int level, boolean closes, long contentEnd) {
  /** The mail ended. */
  static final int END = -1;

  /** Nothing more is to be read. */
  static final int STOP = -2;

  static final Delimiter STOPPED = new Delimiter(STOP, false, 0);
}

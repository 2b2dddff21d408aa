package io.postern.inspect.judge;

/** What becomes of a mail of which not all could be looked at, by its own fault. */
public enum Unknown {
  /** It is kept for a person. */
  HOLD,
  /** It is judged further, and marked when it goes on. */
  TAG,
  /** It is judged further as if it were clean. */
  DELIVER
}

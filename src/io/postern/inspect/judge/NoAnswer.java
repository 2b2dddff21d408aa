package io.postern.inspect.judge;

/** What becomes of a mail about which a scanner does not answer. Silence is not a pass. */
public enum NoAnswer {
  /** It is tried again later. */
  RETRY,
  /** It is kept for a person. */
  HOLD,
  /** It is judged further, and marked when it goes on. */
  TAG,
  /** It is judged further as if it were clean. */
  DELIVER
}

package io.postern.inspect.judge;

/** What becomes of an infected mail (F164, F165). */
public enum OnInfected {
  /** It is kept for a person. */
  HOLD,
  /** It is thrown away. */
  DISCARD,
  /** Its sender gets it back. */
  RETURN,
  /** It is judged further; when it goes on, it is the attachment of a warning. */
  PASS
}

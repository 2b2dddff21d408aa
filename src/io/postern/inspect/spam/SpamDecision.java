package io.postern.inspect.spam;

/** What becomes of a mail; {@link SpamMark} does what changes it. */
public sealed interface SpamDecision {

  /** One sentence for journal, log and notices. */
  String reason();

  /**
   * It goes on.
   *
   * @param headerLines to put on top, each ending with CRLF; may be empty text
   */
  record Deliver(String headerLines, String reason) implements SpamDecision {}

  /**
   * It goes on, marked as spam.
   *
   * @param subjectTag to put before the subject; empty for none
   * @param headerLines to put on top, each ending with CRLF
   */
  record Tag(String subjectTag, String headerLines, String reason) implements SpamDecision {}

  /**
   * It goes on, marked as one that nobody judged.
   *
   * @param subjectTag to put before the subject; empty for none
   * @param headerLines to put on top, each ending with CRLF
   */
  record Unjudged(String subjectTag, String headerLines, String reason) implements SpamDecision {}

  /**
   * It is kept for a person to look at.
   *
   * @param headerLines for when it is released
   */
  record Hold(String headerLines, String reason) implements SpamDecision {}

  /** It is thrown away. */
  record Discard(String reason) implements SpamDecision {}
}

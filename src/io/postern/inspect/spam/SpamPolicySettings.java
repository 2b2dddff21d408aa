package io.postern.inspect.spam;

import io.postern.mail.SubjectTag;

/**
 * What becomes of mail that looks like spam.
 *
 * @param thresholds from which scores on, as the scanner counts
 * @param lists who is judged otherwise
 * @param unknown what becomes of mail about which the scanner could not tell
 * @param subjectTag for example {@code [SPAM]}; empty to leave the subject alone
 * @param fieldPrefix how the names of our header fields begin, for example {@code X-Postern-Spam-};
 *     see {@link SpamFields}
 */
public record SpamPolicySettings(
    SpamThresholds thresholds,
    SenderLists lists,
    Unknown unknown,
    String subjectTag,
    String fieldPrefix) {

  /** What becomes of mail about which the scanner could not tell. */
  public enum Unknown {
    /** It goes on, with a header field that says so. */
    DELIVER,
    /** It goes on like spam, with the tag in its subject. */
    TAG,
    /** It is held. */
    HOLD
  }

  /**
   * @throws IllegalArgumentException when the tag or the prefix cannot stand in a header
   */
  public SpamPolicySettings {
    if (!subjectTag.isEmpty() && !SubjectTag.isTag(subjectTag)) {
      throw new IllegalArgumentException(
          "a subject tag must be at most 100 characters of printable ASCII: \""
              + subjectTag
              + "\"");
    }
    boolean name =
        fieldPrefix.length() <= 40
            && fieldPrefix.startsWith("X-")
            && fieldPrefix.endsWith("-")
            && fieldPrefix
                .chars()
                .allMatch(c -> c == '-' || (c < 0x7f && Character.isLetterOrDigit(c)));
    if (!name) {
      throw new IllegalArgumentException(
          "a prefix of header fields should be like X-Postern-Spam-: \"" + fieldPrefix + "\"");
    }
  }
}

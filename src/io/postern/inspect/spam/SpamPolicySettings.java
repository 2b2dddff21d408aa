package io.postern.inspect.spam;

import io.postern.mail.SubjectTag;

/**
 * What becomes of mail that looks like spam.
 *
 * @param thresholds from which scores on, as the scanner counts
 * @param lists who is judged otherwise
 * @param unknown what becomes of mail about which the scanner could not tell
 * @param subjectTag of spam, for example {@code [SPAM]}; empty to leave the subject alone
 * @param unknownTag of mail about which the scanner could not tell, where that is to be tagged;
 *     empty to leave the subject alone
 * @param fieldPrefix how the names of our header fields begin, for example {@code X-Postern-Spam-};
 *     see {@link SpamFields}
 */
public record SpamPolicySettings(
    SpamThresholds thresholds,
    SenderLists lists,
    Unknown unknown,
    String subjectTag,
    String unknownTag,
    String fieldPrefix) {
  /** Says what it is, and no filter for spam takes it for that. */
  public static final String UNKNOWN_TAG = "[NOT SCANNED FOR SPAM]";

  /** What becomes of mail about which the scanner could not tell. */
  public enum Unknown {
    /** It goes on, with a header field that says so. */
    DELIVER,
    /** It goes on with a tag of its own, which does not say that it is spam. */
    TAG,
    /** It is held. */
    HOLD
  }

  /**
   * @throws IllegalArgumentException when a tag or the prefix cannot stand in a header
   */
  public SpamPolicySettings {
    check(subjectTag);
    check(unknownTag);
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

  private static void check(String tag) {
    if (!tag.isEmpty() && !SubjectTag.isTag(tag)) {
      throw new IllegalArgumentException(
          "a subject tag must be at most 100 characters of printable ASCII: \"" + tag + "\"");
    }
  }
}

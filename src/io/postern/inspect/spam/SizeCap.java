package io.postern.inspect.spam;

import io.postern.mail.Content;
import java.util.Optional;

/**
 * How much of a mail a spam scanner is given. Scanners take seconds for megabytes, look at the
 * first pages of text only, and spam is small; a mail that was not looked at did not pass, though.
 *
 * @param octets as many at the most
 * @param larger what becomes of mail with more
 */
public record SizeCap(long octets, Larger larger) {
  /** What {@code spamc} passes on by default, too; the beginning of larger mail is judged. */
  public static final SizeCap DEFAULT = new SizeCap(500 * 1024, Larger.BEGINNING);

  /** What becomes of mail that is larger than the cap. */
  public enum Larger {
    /**
     * The scanner judges the first octets up to the cap; the finding says so. Tests of the whole
     * mail, above all DKIM, fail then and may add a little to the score.
     */
    BEGINNING,
    /** The scanner is not asked, and the finding is that it could not tell. */
    COULD_NOT_TELL
  }

  /**
   * @throws IllegalArgumentException when the size is not positive
   */
  public SizeCap {
    if (octets < 1) {
      throw new IllegalArgumentException(
          "the largest mail for a spam scanner is " + octets + " octets, but should be at least 1");
    }
  }

  /** What the scanner is given of a content; empty when it is not to be asked. */
  Optional<Content> of(Content content) {
    if (content.size() <= octets) {
      return Optional.of(content);
    }
    return larger == Larger.BEGINNING ? Optional.of(content.until(octets)) : Optional.empty();
  }

  /** Why the scanner is not asked about a content. */
  String tooLarge(Content content) {
    return "the mail has " + content.size() + " octets, more than the " + octets + " to be checked";
  }

  /** What to add to the text of a finding about a content: nothing when all of it was judged. */
  String remark(Content content) {
    return content.size() <= octets
        ? ""
        : " (by the first " + octets + " of " + content.size() + " octets)";
  }
}

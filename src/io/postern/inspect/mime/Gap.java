package io.postern.inspect.mime;

/**
 * Something in a mail that was not looked into, so that nobody can tell what is there.
 *
 * @param kind what sort of reason
 * @param text one sentence; says which part by its number, holds nothing that strangers wrote
 */
public record Gap(Kind kind, String text) {

  /** Why something was not looked into. */
  public enum Kind {
    /** It exceeds one of the {@link Limits}. */
    LIMIT,
    /** It is not what it says it is, or is cut off. */
    DAMAGED,
    /** Even the names in it are encrypted. */
    ENCRYPTED,
    /** It is an archive of a kind, or packed in a way, that is not known here. */
    UNKNOWN_FORMAT,
    /** The mail only refers to it: another mail, another place. */
    ELSEWHERE,
    /** The mail, or the file that an archive was put into, could not be read. */
    FAILED
  }
}

package io.postern.inspect.mime;

/** What came of looking into a mail. */
public sealed interface Reading {

  /** What was found, all of it or so far. */
  Anatomy anatomy();

  /** All of the mail was looked into. Defects may be there all the same. */
  record Read(Anatomy anatomy) implements Reading {}

  /**
   * Something was not looked into.
   *
   * @param why the first reason, one sentence without anything that strangers wrote; all of them
   *     are the gaps of the anatomy
   * @param anatomy what was found so far
   */
  record Unreadable(String why, Anatomy anatomy) implements Reading {}
}

package io.postern.inspect.rules.file;

/** What an action has to do with where a mail goes. */
enum Effect {
  /** It says where the mail goes; a rule has one of these at the most. */
  FATE,
  /** It is done to the mail itself, which is of no use unless the mail goes on. */
  CHANGE,
  /** A specialist gets the complete mail. */
  NOTICE,
  /** Something beside. */
  BESIDE
}

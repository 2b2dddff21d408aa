package io.postern.account;

/** When a running gateway takes up what changed in its settings. */
public enum TakeUp {
  /** As soon as the files have changed and are left alone again. */
  ON_CHANGE,
  /** When somebody says so. */
  ON_COMMAND
}

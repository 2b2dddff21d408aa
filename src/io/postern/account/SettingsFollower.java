package io.postern.account;

/** What keeps to the settings besides the accounts while the gateway runs. */
@FunctionalInterface
public interface SettingsFollower {
  /**
   * Takes up what is its own; cannot fail, for the new definitions hold already.
   *
   * @param changes what is different
   * @param now the definitions from now on
   */
  void takeUp(Changes changes, Definitions now);
}

package io.postern.account;

import java.util.ArrayList;
import java.util.List;

/** Collects what is probably not meant, though nothing is wrong with it. */
final class Notes {
  private final List<String> hints = new ArrayList<>();

  /**
   * @param place where it stands
   * @param text a sentence without its full stop
   */
  void hint(Place place, String text) {
    hint(place + ": " + text);
  }

  void hint(String sentence) {
    hints.add(sentence);
  }

  /** In the order found. */
  List<String> hints() {
    return List.copyOf(hints);
  }
}

package io.postern.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts mails by place and remembers the first subjects, for the table at the end. */
final class Tally {
  private static final int SHOWN = 20;
  private static final int MAX_PLACES = 100;

  private final Map<String, List<String>> subjects = new TreeMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  void add(String place, String subject) {
    if (!counts.containsKey(place) && counts.size() >= MAX_PLACES) {
      return;
    }
    counts.merge(place, 1, Integer::sum);
    List<String> shown = subjects.computeIfAbsent(place, p -> new ArrayList<>());
    if (shown.size() < SHOWN) {
      shown.add(subject);
    }
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  int width() {
    return counts.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  /** A line per mail: place and count beside the first one of each place. */
  List<String> lines(int width) {
    List<String> lines = new ArrayList<>();
    counts.forEach((place, count) -> lines.addAll(lines(place, count, width)));
    return lines;
  }

  private List<String> lines(String place, int count, int width) {
    List<String> lines = new ArrayList<>();
    List<String> shown = new ArrayList<>(subjects.get(place));
    if (count > shown.size()) {
      shown.add("and " + (count - shown.size()) + " more");
    }
    for (int i = 0; i < shown.size(); i++) {
      String left = i == 0 ? pad(place, width) + String.format("%6d", count) : pad("", width + 6);
      lines.add(left + "   " + shown.get(i));
    }
    return lines;
  }

  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}

package io.postern.trace;

import java.util.ArrayList;
import java.util.List;

/** A trace in memory, of one short dialogue, to be shown to a person. */
public final class Transcript implements Trace {
  private static final int MAX_LINES = 1_000;

  private final List<String> lines = new ArrayList<>();

  @Override
  public synchronized void line(String server, long connection, boolean sent, String line) {
    if (lines.size() < MAX_LINES) {
      lines.add((sent ? ">> " : "<< ") + line);
    }
  }

  /**
   * What was said so far, the first 1,000 lines at the most: {@code >>} before ours, {@code <<}
   * before the server's.
   */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}

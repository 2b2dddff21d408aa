package io.postern.fetch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The commands on the wire whose answers are yet to be read, in the order of both, and how far
 * ahead they may go. Used by the session's thread alone.
 */
final class Unanswered {
  /** Commands on the wire without an answer; small enough never to fill a socket buffer. */
  private static final int MAX_AHEAD = 64;

  /** Octets asked for and not yet read: what a stop has to read in vain, at the most. */
  private static final long MAX_OCTETS_AHEAD = 4 << 20;

  private final Deque<Task> sent = new ArrayDeque<>();
  private long octets;
  private int fetches;

  boolean isEmpty() {
    return sent.isEmpty();
  }

  /** Whose answer comes next; null when there is none. */
  Task first() {
    return sent.peek();
  }

  /** Whether another command may be sent before an answer is read. */
  boolean hasRoom(boolean pipelining) {
    return pipelining ? sent.size() < MAX_AHEAD : sent.isEmpty();
  }

  /** Whether a mail is asked for. */
  boolean hasFetches() {
    return fetches > 0;
  }

  /** Whether so much is asked for that no other mail may be. */
  boolean isFull() {
    return octets >= MAX_OCTETS_AHEAD && hasFetches();
  }

  /** A command was sent. */
  void add(Task task) {
    sent.add(task);
    if (task.action() == Task.Action.FETCH) {
      octets += task.size();
      fetches++;
    }
  }

  /** The first one's answer was read. */
  void answered() {
    Task task = sent.remove();
    if (task.action() == Task.Action.FETCH) {
      octets -= task.size();
      fetches--;
    }
  }

  /** All of them, in order. */
  List<Task> all() {
    return new ArrayList<>(sent);
  }
}

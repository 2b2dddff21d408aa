package io.postern.queue;

/**
 * A mail of the queue as the database has it.
 *
 * @param seq its place in the order of acceptance
 * @param queued what people see of it
 * @param inFile whether its content is in a file, not in the database
 * @param unfinished attempts during which the process died, one after the other
 * @param wish what a person asked for while it was being sent; null for nothing
 */
record Row(long seq, Queued queued, boolean inFile, int unfinished, Wish wish) {

  String mailId() {
    return queued.mailId();
  }

  State state() {
    return queued.state();
  }

  boolean isSendable() {
    return state() == State.DUE || state() == State.FROZEN;
  }

  Row with(Queued other) {
    return new Row(seq, other, inFile, unfinished, wish);
  }

  Row wishing(Wish other) {
    return new Row(seq, queued, inFile, unfinished, other);
  }

  Row unfinished(int times) {
    return new Row(seq, queued, inFile, times, wish);
  }

  Candidate candidate() {
    return new Candidate(
        seq, queued.mailId(), queued.destination(), queued.priority(), queued.dueAt());
  }
}

package io.postern.deliver;

import java.io.IOException;

/** The connection broke, or turned out to be another's, in a step that has a name of its own. */
final class StepFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  /** A step on the way to a usable connection. */
  enum Step {
    TLS("TLS"),
    LOGIN("the login");

    private final String words;

    Step(String words) {
      this.words = words;
    }
  }

  private final Step step;
  private final IOException reason;

  StepFailedException(Step step, IOException reason) {
    super(step.words + " failed: " + reason.getMessage(), reason);
    this.step = step;
    this.reason = reason;
  }

  Step step() {
    return step;
  }

  /** The step, for a person. */
  String words() {
    return step.words;
  }

  /** What went wrong in it. */
  IOException reason() {
    return reason;
  }
}

package io.postern.wire;

import java.io.InputStream;

/** Makes the receiving side of a wire from any stream, for tests that decide how octets arrive. */
public final class PreparedInput {
  private PreparedInput() {}

  /** Each read of the stream is what one read of a socket would be. */
  public static WireInput of(InputStream stream) {
    return new WireInput(stream);
  }
}

package io.postern.trace;

import io.postern.mail.OneLine;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells a {@link Trace} about one connection, while there is one that wants to hear. */
public final class DialogueTrace {
  /** Of a line, at the most; a reply line is not longer. */
  private static final int MAX_LINE = 2_100;

  private final Supplier<Trace> trace;
  private final String server;
  private final long connection;
  private Masking masking = new Masking();

  /**
   * @param trace gives null while nobody wants to hear; asked for each line
   */
  public DialogueTrace(Supplier<Trace> trace, String server, long connection) {
    this.trace = trace;
    this.server = server;
    this.connection = connection;
  }

  /** From now on these secrets are not repeated. */
  public void mask(Masking secrets) {
    masking = secrets;
  }

  /** A line that we said, without secrets, or something that happened, in parentheses. */
  public void sent(String line) {
    Trace listening = trace.get();
    if (listening != null) {
      listening.line(server, connection, true, OneLine.of(line, MAX_LINE));
    }
  }

  /** Where a content was sent. */
  public void sentContent(long octets) {
    if (trace.get() != null) {
      sent("(" + octets + " octets of content)");
    }
  }

  /** Where so much of a mail came. */
  public void heardContent(long octets) {
    if (trace.get() != null) {
      heard("(" + octets + " octets of content)");
    }
  }

  /** A line that the server said, one character per octet. */
  public void heard(String octets) {
    Trace listening = trace.get();
    if (listening != null) {
      String line = OneLine.ofOctets(masking.clean(octets), MAX_LINE);
      listening.line(server, connection, false, line);
    }
  }

  /** Takes lines that the server says, one character per octet; null while nobody listens. */
  public Consumer<String> ear() {
    return trace.get() == null ? null : this::heard;
  }
}

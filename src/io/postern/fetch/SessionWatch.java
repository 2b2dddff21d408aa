package io.postern.fetch;

/** Hears of what sessions do. Called from many threads; must not throw, and be quick. */
public interface SessionWatch {
  /** Hears nothing. */
  SessionWatch NONE =
      new SessionWatch() {
        @Override
        public void begins(String account) {
          // nothing to wait for
        }

        @Override
        public void departed() {
          // not counted
        }

        @Override
        public void arrived() {
          // not counted
        }

        @Override
        public void ended(SessionReport report) {
          // not told
        }
      };

  /** A session is about to begin. */
  void begins(String account);

  /** A mail set out on its way through the routes; {@link #arrived} follows, however it ends. */
  void departed();

  /** A mail's way through the routes ended. */
  void arrived();

  /** A session begins to do something; whoever wants to hear of each step gives an ear. */
  default SessionDiary diary(MailboxSettings account) {
    return SessionDiary.NONE;
  }

  /** A session ended; this is also where it is told to whoever reads the log. */
  void ended(SessionReport report);
}

package io.postern.accept;

import java.net.InetAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The logins that one connection tried; after three that failed it is ended. */
final class LoginTries {
  private static final Logger LOG = LoggerFactory.getLogger(LoginTries.class);
  private static final int MAX_FAILURES = 3;

  private final GuessLimits limits;
  private final InetAddress source;
  private int failures;

  /**
   * @param limits shared by all connections
   * @param source where this connection comes from
   */
  LoginTries(GuessLimits limits, InetAddress source) {
    this.limits = limits;
    this.source = source;
  }

  /**
   * Decides about one login. The log names the source only: people type passwords where names
   * belong.
   */
  SaslServer.Step judge(Users users, byte[] name, byte[] password) {
    GuessLimits.Verdict verdict = limits.judge(source, () -> users.check(name, password));
    if (verdict instanceof GuessLimits.Right right) {
      failures = 0;
      return new SaslServer.Step.Granted(right.user());
    }
    failures++;
    Optional<Long> wait =
        verdict instanceof GuessLimits.Later later
            ? Optional.of(later.seconds())
            : Optional.empty();
    if (wait.isPresent()) {
      LOG.debug("login from {} not looked at: too many wrong ones", source.getHostAddress());
    } else {
      LOG.warn("login from {} refused: user name or password is wrong", source.getHostAddress());
    }
    return denied(wait);
  }

  private SaslServer.Step denied(Optional<Long> wait) {
    if (failures >= MAX_FAILURES) {
      return new SaslServer.Step.Denied("421 4.7.0 too many failed logins, closing", true);
    }
    return new SaslServer.Step.Denied(
        wait.map(s -> "454 4.7.0 too many wrong logins from here, try again in " + s + " seconds")
            .orElse("535 5.7.8 user name or password is wrong"),
        false);
  }
}

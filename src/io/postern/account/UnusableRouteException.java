package io.postern.account;

import java.util.regex.Pattern;

/** A route that was wanted cannot be made. Its message holds no value of an endpoint's options. */
public final class UnusableRouteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What follows an equals sign, and who is named before a host, may be secret. */
  private static final Pattern VALUES =
      Pattern.compile("=RAW[({][^)}]*[)}]|=[^\\s,&}\\]]+|(?<=//)[^/@\\s]+@");

  /**
   * @param route its id
   * @param cause whose innermost reason is told
   */
  public UnusableRouteException(String route, Throwable cause) {
    super("route " + route + " cannot be made: " + reason(cause));
  }

  private static String reason(Throwable cause) {
    Throwable innermost = cause;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    String message = innermost.getMessage();
    return message == null
        ? innermost.getClass().getSimpleName()
        : VALUES
            .matcher(message)
            .replaceAll(found -> found.group().startsWith("=") ? "=..." : "...@");
  }
}

package io.postern.manage;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Matches a Jolokia command that is not a POST. Jolokia takes commands in the path and in the
 * parameter {@code p} of a GET too, where CSRF protection does not look; the console needs only the
 * bare {@code GET /jolokia}, which says that Jolokia is there.
 */
final class JolokiaCommandByGet implements RequestMatcher {
  private static final Pattern JOLOKIA = Pattern.compile("(/hawtio)?/jolokia(/.*)?");
  private static final Pattern BARE = Pattern.compile("(/hawtio)?/jolokia/?");

  @Override
  public boolean matches(HttpServletRequest request) {
    // servlet path and path info are decoded, the request URI is not: /%6aolokia means the same
    String info = request.getPathInfo();
    String path = request.getServletPath() + (info == null ? "" : info);
    return request.getDispatcherType() == DispatcherType.REQUEST
        && !request.getMethod().equals("POST")
        && JOLOKIA.matcher(path).matches()
        && !(BARE.matcher(path).matches() && request.getParameter("p") == null);
  }
}

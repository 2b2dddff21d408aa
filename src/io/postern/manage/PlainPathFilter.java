package io.postern.manage;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away paths in which characters are encoded that never need to be (RFC 3986 section 2.3),
 * like {@code /%6aolokia}: no client writes so unless it wants to get past a rule. Stands before
 * everything else, since Spring's own path parsing fails on some of them with a stack trace in the
 * log.
 */
final class PlainPathFilter extends OncePerRequestFilter {
  /** Letters, digits, hyphen, full stop, underscore, tilde. */
  private static final Pattern NEEDLESS =
      Pattern.compile(
          "%(2[de]|3[0-9]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])", Pattern.CASE_INSENSITIVE);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (NEEDLESS.matcher(request.getRequestURI()).find()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    } else {
      chain.doFilter(request, response);
    }
  }
}

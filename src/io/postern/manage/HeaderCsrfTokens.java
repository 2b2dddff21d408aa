package io.postern.manage;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.util.StringUtils;

/**
 * Takes CSRF tokens from a header as they are, since Hawtio's scripts and our client copy them from
 * the cookie, and from a form masked, since pages may be compressed (BREACH).
 */
final class HeaderCsrfTokens extends CsrfTokenRequestAttributeHandler {
  private final XorCsrfTokenRequestAttributeHandler masked =
      new XorCsrfTokenRequestAttributeHandler();

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
    masked.handle(request, response, token);
  }

  @Override
  public String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
    return StringUtils.hasText(request.getHeader(token.getHeaderName()))
        ? super.resolveCsrfTokenValue(request, token)
        : masked.resolveCsrfTokenValue(request, token);
  }
}

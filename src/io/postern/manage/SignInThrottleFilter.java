package io.postern.manage;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationEvent;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 429 to whoever failed too often, before any password is looked at: per address and user,
 * and more patiently per address. Stands before the filters that sign in, and hears how those
 * fared.
 */
final class SignInThrottleFilter extends OncePerRequestFilter {
  private static final Logger log = LoggerFactory.getLogger(SignInThrottleFilter.class);
  private static final int FREE_PER_USER = 5;
  private static final int FREE_PER_SOURCE = 20;
  private static final int MAX_NAME = 100;

  private final SignInThrottle users;
  private final SignInThrottle sources;
  private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();

  SignInThrottleFilter(Clock clock) {
    this.users = new SignInThrottle(FREE_PER_USER, clock);
    this.sources = new SignInThrottle(FREE_PER_SOURCE, clock);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> user = userSigningIn(request);
    if (user.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    String source = request.getRemoteAddr();
    Optional<Duration> wait = sources.begin(source);
    if (wait.isPresent()) {
      refuse(response, wait.get());
      return;
    }
    try {
      asUser(key(source, user.get()), request, response, chain);
    } finally {
      sources.end(source);
    }
  }

  private void asUser(
      String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Duration> wait = users.begin(key);
    if (wait.isPresent()) {
      refuse(response, wait.get());
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      users.end(key);
    }
  }

  private static void refuse(HttpServletResponse response, Duration wait) throws IOException {
    long seconds = wait.toSeconds() + 1;
    response.setStatus(429);
    response.setHeader("Retry-After", Long.toString(seconds));
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().println("Too many failed sign-ins. Try again in " + seconds + " seconds.");
  }

  /** The user whose password the request carries, if it carries one. */
  private Optional<String> userSigningIn(HttpServletRequest request) {
    if (request.getMethod().equals("POST") && request.getServletPath().equals("/login")) {
      return Optional.of(Optional.ofNullable(request.getParameter("username")).orElse(""));
    }
    try {
      return Optional.ofNullable(basic.convert(request)).map(Authentication::getName);
    } catch (AuthenticationException malformed) {
      // not a password at all; the filter that is meant to read it answers 401
      return Optional.empty();
    }
  }

  /** Counts a wrong password. */
  @EventListener
  void failed(AbstractAuthenticationFailureEvent event) {
    source(event)
        .ifPresent(
            source -> {
              users.failed(key(source, event.getAuthentication().getName()));
              sources.failed(source);
              log.warn("Console: a sign-in from {} failed", source);
            });
  }

  /** Forgives the user, and not the address: an attacker may own one of the passwords. */
  @EventListener
  void succeeded(AuthenticationSuccessEvent event) {
    source(event)
        .ifPresent(source -> users.succeeded(key(source, event.getAuthentication().getName())));
  }

  private static Optional<String> source(AbstractAuthenticationEvent event) {
    return event.getAuthentication().getDetails() instanceof WebAuthenticationDetails details
        ? Optional.of(details.getRemoteAddress())
        : Optional.empty();
  }

  private static String key(String source, String user) {
    return source + " " + (user.length() > MAX_NAME ? user.substring(0, MAX_NAME) : user);
  }
}

package io.postern.manage;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is at work on this thread. */
final class SignedIn {
  private SignedIn() {}

  /** Whether whoever is signed in on this thread has a role; false when nobody is. */
  static boolean has(String role) {
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    return signedIn != null
        && signedIn.isAuthenticated()
        && signedIn.getAuthorities().stream()
            .anyMatch(a -> a.getAuthority().equals("ROLE_" + role));
  }

  /** The user's name; {@code the gateway} when nobody is signed in on this thread. */
  static String name() {
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    return signedIn == null ? "the gateway" : signedIn.getName();
  }
}

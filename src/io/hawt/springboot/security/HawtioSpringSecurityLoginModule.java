package io.hawt.springboot.security;

import io.hawt.web.auth.RolePrincipal;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.spi.LoginModule;
import org.springframework.security.core.Authentication;

/**
 * Tells Hawtio the roles of somebody whom Spring Security signed in.
 *
 * <p>Hawtio looks this class up by its name: when it is there, and a SecurityFilterChain too,
 * sign-in is Spring Security's business. The name is all that is dictated; authorities become role
 * principals.
 */
public class HawtioSpringSecurityLoginModule implements LoginModule {
  private Subject subject;

  @Override
  public void initialize(
      Subject subject,
      CallbackHandler handler,
      Map<String, ?> sharedState,
      Map<String, ?> options) {
    this.subject = subject;
  }

  @Override
  public boolean login() {
    return true;
  }

  @Override
  public boolean commit() {
    for (Principal principal : List.copyOf(subject.getPrincipals())) {
      if (principal instanceof Authentication signedIn) {
        signedIn.getAuthorities().stream()
            .map(a -> new RolePrincipal(a.getAuthority().replaceFirst("^ROLE_", "")))
            .forEach(subject.getPrincipals()::add);
      }
    }
    return true;
  }

  @Override
  public boolean abort() {
    return false;
  }

  @Override
  public boolean logout() {
    return subject.getPrincipals().removeIf(RolePrincipal.class::isInstance);
  }
}

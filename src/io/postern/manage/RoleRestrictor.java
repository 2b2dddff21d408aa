package io.postern.manage;

import javax.management.ObjectName;
import org.jolokia.server.core.restrictor.AllowAllRestrictor;
import org.jolokia.server.core.util.RequestType;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Holds Jolokia to {@link JmxPolicy}. Jolokia makes it by its name, which {@link JolokiaHardening}
 * gives it.
 */
public final class RoleRestrictor extends AllowAllRestrictor {
  @Override
  public boolean isOperationAllowed(ObjectName name, String operation) {
    return JmxPolicy.mayInvoke(name, operation);
  }

  @Override
  public boolean isAttributeReadAllowed(ObjectName name, String attribute) {
    return JmxPolicy.mayRead(name, attribute);
  }

  @Override
  public boolean isAttributeWriteAllowed(ObjectName name, String attribute) {
    return JmxPolicy.mayWrite(name, attribute);
  }

  @Override
  public boolean isTypeAllowed(RequestType type) {
    return switch (type) {
      case READ, WRITE, EXEC, LIST, SEARCH, VERSION -> true;
      case CONFIG, NOTIFICATION -> false;
    };
  }

  /**
   * Lets pages of this server in and no others.
   *
   * @param origin the Origin header, or the whole Referer when there is no Origin, or null when
   *     there is neither, as with programs
   */
  @Override
  public boolean isOriginAllowed(String origin, boolean strictChecking) {
    if (origin == null) {
      return true;
    }
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current) {
      String own =
          ServletUriComponentsBuilder.fromContextPath(current.getRequest())
              .replacePath(null)
              .build()
              .toUriString();
      return origin.equals(own) || origin.startsWith(own + "/");
    }
    return false;
  }
}

package io.postern.account;

import java.util.function.Predicate;

/**
 * The Camel components on the class path, found as Camel finds them: by a file of their name under
 * {@code META-INF/services/org/apache/camel/component/}. Components that are beans only are not
 * among them.
 */
public final class KnownSchemes implements Predicate<String> {
  private static final String FOLDER = "META-INF/services/org/apache/camel/component/";

  @Override
  public boolean test(String scheme) {
    return KnownSchemes.class.getClassLoader().getResource(FOLDER + scheme) != null;
  }
}

package io.postern.manage;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the same {@link RunningConsole} to all tests within one top-level class, and stops it after
 * them: two in one JVM at a time would fight for the names of their MBeans.
 */
final class WithRunningConsole implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
    return parameter.getParameter().getType() == RunningConsole.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
    return topLevel(extension)
        .getStore(Namespace.create(WithRunningConsole.class))
        .getOrComputeIfAbsent("console", key -> start(), RunningConsole.class);
  }

  private static ExtensionContext topLevel(ExtensionContext extension) {
    ExtensionContext context = extension;
    while (context.getParent().filter(parent -> parent != extension.getRoot()).isPresent()) {
      context = context.getParent().orElseThrow();
    }
    return context;
  }

  private static RunningConsole start() {
    try {
      return RunningConsole.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.postern.system;

import java.io.File;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The class path of the tests, for processes that they start. */
final class OwnClassPath {
  private OwnClassPath() {}

  /** As the option {@code -cp} takes it; a test runner may hide it in a class loader. */
  static String text() {
    List<String> entries = new ArrayList<>();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    for (; loader != null; loader = loader.getParent()) {
      if (loader instanceof URLClassLoader urls) {
        Arrays.stream(urls.getURLs())
            .map(url -> Path.of(URI.create(url.toString())).toString())
            .forEach(entries::add);
      }
    }
    entries.add(System.getProperty("java.class.path"));
    return String.join(File.pathSeparator, entries);
  }
}

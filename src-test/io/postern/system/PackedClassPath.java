package io.postern.system;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The class path of the tests with a jar in the place of each folder, for class data sharing takes
 * no folders. The jars are in a folder that is named after what is in them: who compiles again gets
 * others.
 */
final class PackedClassPath {
  private final List<Path> entries =
      Stream.of(OwnClassPath.text().split(File.pathSeparator))
          .map(entry -> Path.of(entry).toAbsolutePath())
          .filter(Files::exists)
          .toList();
  private final Path folder;

  PackedClassPath() {
    this(Path.of("target", "start-archives").toAbsolutePath());
  }

  /**
   * @param parent of the folder with the jars; need not be there
   */
  PackedClassPath(Path parent) {
    this.folder = parent.resolve(fingerprint());
  }

  /** Where the jars are; what belongs to them may be kept there. */
  Path folder() {
    return folder;
  }

  /** As the option {@code -cp} takes it. */
  String packed() {
    List<String> packed = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      packed.add((Files.isDirectory(entries.get(i)) ? jar(i) : entries.get(i)).toString());
    }
    return String.join(File.pathSeparator, packed);
  }

  /** Makes the jars. */
  void pack() throws IOException {
    for (int i = 0; i < entries.size(); i++) {
      if (Files.isDirectory(entries.get(i))) {
        pack(entries.get(i), jar(i));
      }
    }
  }

  private Path jar(int entry) {
    return folder.resolve("classes-" + entry + ".jar");
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file);
        Stream<Path> files = Files.walk(classes)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (Path each : files.filter(path -> !path.equals(classes)).sorted().toList()) {
        boolean isFolder = Files.isDirectory(each);
        zip.putNextEntry(new ZipEntry(classes.relativize(each) + (isFolder ? "/" : "")));
        if (!isFolder) {
          Files.copy(each, zip);
        }
        zip.closeEntry();
      }
    }
  }

  /** Changes with every file of the class path, and with Java. */
  private String fingerprint() {
    StringBuilder all = new StringBuilder(System.getProperty("java.vm.version"));
    try {
      for (Path entry : entries) {
        try (Stream<Path> files = Files.walk(entry)) {
          for (Path file : files.sorted().toList()) {
            all.append(file).append(Files.size(file)).append(Files.getLastModifiedTime(file));
          }
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }
}

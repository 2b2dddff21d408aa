package io.postern.account;

import io.postern.advice.Quoted;
import io.postern.inspect.antivirus.FileDropSettings;
import java.nio.file.Path;
import java.util.Optional;

/** Reads how mail is put before an on-access scanner. */
final class FileDropReader {
  private final FileDropKeys keys;
  private final Path home;

  /**
   * @param home folder of application.yaml
   */
  FileDropReader(FileDropKeys keys, Path home) {
    this.keys = keys;
    this.home = home;
  }

  /**
   * Finds what is wrong.
   *
   * @param dataDir folder of all that is kept; empty when something is wrong with it
   */
  void check(Section drop, Optional<Path> dataDir) {
    drop.check(keys.all());
    drop.get(keys.folder).ifPresent(folder -> checkFolder(drop, plain(folder), dataDir));
  }

  /** A scanner that takes files away must not see those of ours. */
  private void checkFolder(Section drop, Path folder, Optional<Path> dataDir) {
    if (dataDir.map(FileDropReader::plain).filter(data -> meet(data, folder)).isPresent()) {
      wrong(drop, "is the data folder, lies in it or holds it");
    } else if (plain(home).startsWith(folder)) {
      wrong(drop, "holds application.yaml");
    }
  }

  private static boolean meet(Path one, Path other) {
    return one.startsWith(other) || other.startsWith(one);
  }

  private static Path plain(Path folder) {
    return folder.toAbsolutePath().normalize();
  }

  private void wrong(Section drop, String wrong) {
    drop.wrong(
        keys.folder,
        Quoted.text(drop.child(keys.folder).value().toString()) + " " + wrong,
        "expected a folder of its own, which the scanner watches");
  }

  /** The settings, when nothing is wrong. */
  FileDropSettings read(Section drop) {
    return new FileDropSettings(
        FileDropKeys.NAME,
        drop.value(keys.folder),
        drop.value(keys.waits),
        drop.value(keys.patience),
        drop.value(keys.attachments),
        drop.value(keys.maxFiles),
        drop.value(keys.maxSize),
        drop.value(keys.decoyEvery));
  }
}

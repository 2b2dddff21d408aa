package io.postern.fetch;

import io.postern.disk.DurableFiles;
import io.postern.fetch.AccountHistoryRow.Identity;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** The file that remembers an account's history when the database does not. */
final class AccountHistoryFile {
  private static final String TOP =
      "# Which database knows what was fetched from this account, and whose mailbox that was.\n"
          + "# Without this file a lost database would not be noticed and all mail be fetched again.\n";

  private final Path path;

  AccountHistoryFile(Path folder, String account) {
    this.path = folder.resolve(fileName(account));
  }

  /** Whatever an account is called, its file lies in the folder and belongs to no other account. */
  private static String fileName(String account) {
    return URLEncoder.encode(account, StandardCharsets.UTF_8)
        .replace(".", "%2E")
        .replace("*", "%2A");
  }

  /**
   * What the file says.
   *
   * @param storeId see {@link io.postern.store.Store#id()}; empty when the file is damaged
   * @param identity whose mailbox it was
   */
  record Record(String storeId, Identity identity) {}

  Path path() {
    return path;
  }

  /** A damaged file counts as one of an unknown database, so that somebody is asked. */
  Optional<Record> read() throws IOException {
    Properties values = new Properties();
    try (Reader in = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
      values.load(in);
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IllegalArgumentException damaged) {
      values.clear();
    }
    return Optional.of(
        new Record(
            values.getProperty("store", ""),
            Identity.of(values.getProperty("host", ""), values.getProperty("username", ""))));
  }

  void write(Record history) throws IOException {
    Properties values = new Properties();
    values.setProperty("store", history.storeId());
    values.setProperty("host", history.identity().host());
    values.setProperty("username", history.identity().username());
    StringWriter text = new StringWriter();
    values.store(text, null);
    String lines =
        text.toString()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .sorted()
            .collect(Collectors.joining("\n", TOP, "\n"));
    DurableFiles.replace(path, lines.getBytes(StandardCharsets.ISO_8859_1));
  }
}

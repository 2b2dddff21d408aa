package io.postern.account;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.FileSystemResource;

/** A home folder with tables, for tests. */
final class TableFiles {
  static final String BASE =
      """
      postern:
        postmaster: postmaster@company.example
        deliver: {server: {host: mail.company.example}}
        accounts-file: accounts.tsv
        recipients-file: recipients.tsv
      """;

  private final Path home;

  TableFiles(Path home) throws IOException {
    this.home = home;
    write("application.yaml", BASE);
    accounts("account\thost\tusername\tpassword\ninfo\tpop.isp.example\tinfo\tx\n");
    recipients("address\taccounts\nsales@company.example\tinfo\n");
  }

  Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path write(String name, byte[] octets) throws IOException {
    Path file = Files.write(home.resolve(name), octets);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  TableFiles yaml(String more) throws IOException {
    write("application.yaml", BASE + more);
    return this;
  }

  TableFiles accounts(String table) throws IOException {
    write("accounts.tsv", table);
    return this;
  }

  TableFiles recipients(String table) throws IOException {
    write("recipients.tsv", table);
    return this;
  }

  Reading read() throws IOException {
    return read(Map.of());
  }

  Reading read(Map<String, Object> variables) throws IOException {
    return Settings.read(
        home, variables, List.of(new FileSystemResource(home.resolve("application.yaml"))));
  }

  Reading.Valid valid() throws IOException {
    return valid(Map.of());
  }

  Reading.Valid valid(Map<String, Object> variables) throws IOException {
    Reading reading = read(variables);
    if (reading instanceof Reading.Valid valid) {
      return valid;
    }
    throw new AssertionError(reading.toString());
  }

  List<String> problems() throws IOException {
    Reading reading = read();
    return reading instanceof Reading.Invalid invalid
        ? invalid.problems().stream().map(Problem::toString).toList()
        : List.of();
  }
}

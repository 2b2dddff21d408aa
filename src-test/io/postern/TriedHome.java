package io.postern;

import io.postern.manage.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A home folder with settings and rules that mails are tried with. */
abstract class TriedHome {
  static final String SETTINGS =
      """
      postern:
        postmaster: postmaster@company.example
        deliver:
          server: {host: 127.0.0.1, port: 1, helo: gw.example}
        accounts:
          info: {host: pop.isp.example, username: info, password: x, security: none}
        recipients:
          - {address: info@company.example, accounts: [info]}
          - {address: boss@company.example, accounts: [info]}
        relay:
          smarthosts:
            - {name: isp, host: 127.0.0.1, port: 2, security: none}
      """;

  /** The reference's own examples: programs are blocked, documents pass, all else is caught. */
  static final String RULES =
      """
      rules:
        - name: no programs by mail
          intercept: {attachment: "*.exe; *.bat; *.com"}
          then:
            - notify-recipients
            - notify: security@company.example

        - name: documents
          pass: {attachment: "*.pdf; *.docx"}

        - name: everything else
          intercept: {attachment: "*"}
          then: [hold, notify-recipients]
      """;

  @TempDir Path home;

  @BeforeEach
  void configure() throws IOException {
    write("application.yaml", SETTINGS);
    write("rules.yaml", RULES);
  }

  final void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  static String mail(String to, String attachment) {
    return """
        Return-Path: <stranger@far.example>
        From: Stranger <stranger@far.example>
        To: %s
        Subject: Your invoice
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        See the file.
        --b
        Content-Type: application/octet-stream
        Content-Disposition: attachment; filename="%s"

        MZ
        --b--
        """
        .formatted(to, attachment);
  }

  /** Runs {@code try} with these words, of which one that begins with ./ is a file of the home. */
  final CommandRun attempt(String... words) {
    Stream<String> named =
        Stream.of(words)
            .map(word -> word.startsWith("./") ? home.resolve(word.substring(2)).toString() : word);
    Stream<String> where = Stream.of("--home", home.toString());
    return CommandRun.of(new TryCommand(), Stream.concat(named, where).toArray(String[]::new));
  }
}

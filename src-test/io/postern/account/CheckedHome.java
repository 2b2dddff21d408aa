package io.postern.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A home folder with good settings, to be changed and checked. */
abstract class CheckedHome {
  static final String GOOD =
      """
      postern:
        deliver: {server: {host: mail.company.example}}
        accounts:
          info: {host: pop.isp.example, username: info, password: "{{env:SECRET}}", every: 5m, between: 07:00-19:00, on: MON-FRI}
          boss: {host: pop.isp.example, username: boss, password: x, schedule: "0 0/5 7-19 ? * MON-FRI", leave-on-server: true, unroutable: leave}
          rare: {host: pop.isp.example, username: rare, password: x, security: none}
        recipients:
          - {address: info@company.example, accounts: [info, rare]}
          - {name: tickets, accounts: [info, boss], all-mail: true, endpoint: "file://user:geheim-8f2@host/in?password=geheim-8f2"}
      """;

  static final String OUTGOING =
      """
        accept:
          bind: "*"
          port: 587
          security: starttls
          require-tls: true
          networks: 192.0.2.0/24
          users: [{username: a, password: geheim-8f2}, {username: b, password: geheim-8f2}]
          senders: [{address: scanner@company.example, max-size: 20MB}, {address: "@company.example"}]
        rewrite:
          disclaimers: [{domains: company.example, text: a}, {text: b}]
          strip-aliases: true
          real-names: [{address: a@b.example, name: A}]
          silent-drop: ["Not read: ", "Gelesen: "]
        archive: {folder: sent mail}
        queue:
          freeze: {normal: 1m, low: 10m}
          send: {normal: when-connected, low: collect}
          collect: {low: 2h}
        relay:
          smarthosts:
            - name: isp
              domains: company.example
              host: smtp.isp.example
              username: company
              password: geheim-8f2
              senders: [{address: a@company.example, username: a, password: geheim-8f2}]
            - {direct: true}
      """;

  static final String INSPECTION =
      """
        inspect:
          banned: {attachments: "*.exe"}
          antivirus:
            infected: discard
            file-drop: {folder: scan}
            clamd: {address: /run/clamav/clamd.ctl}
            icap: {address: av.example, service: avscan}
            command: {line: [/usr/bin/scan, "{file}"]}
          spam:
            tag: 5
            discard: 12.5
            spamassassin: {address: 127.0.0.1}
            rspamd: {url: "http://127.0.0.1:11333", password: geheim-8f2}
      """;

  @TempDir Path home;

  @BeforeEach
  void goodSettings() throws IOException {
    write("application.yaml", GOOD);
  }

  final void write(String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
  }

  final CheckReport check() {
    return new Check(Settings.surroundings(home)).run();
  }
}

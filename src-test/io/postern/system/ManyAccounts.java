package io.postern.system;

import io.postern.wire.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A company with so many accounts and recipients that both stand in tables: a recipient in two is
 * found by its address, the others by a mask.
 *
 * @param accounts how many
 * @param recipients how many, at least as many; they are dealt to the accounts in turn
 */
record ManyAccounts(int accounts, int recipients) {
  private static final String SPARES = "-spares@company.example";

  ManyAccounts {
    if (accounts < 1 || recipients < accounts) {
      throw new IllegalArgumentException("every account needs a recipient");
    }
  }

  /** The names of the accounts, which are their users' names, too. */
  List<String> names() {
    return IntStream.range(0, accounts).mapToObj(ManyAccounts::name).toList();
  }

  private static String name(int account) {
    return "box-%04d".formatted(account);
  }

  /** Who must get the mail of a round. */
  List<String> addresses() {
    return IntStream.range(0, recipients).mapToObj(ManyAccounts::address).toList();
  }

  private static String address(int recipient) {
    return "team-%04d%s".formatted(recipient, SiteSettings.DOMAIN);
  }

  /** Puts a mail for each recipient into the box of its account. */
  void deliver(Dovecot provider, int round) throws IOException {
    for (int i = 0; i < recipients; i++) {
      provider.deliver(name(i % accounts), mail(i, round));
    }
  }

  /** By what the mail of a round for a recipient is recognised, see {@link SinkMail#identity}. */
  static String identity(int recipient, int round) {
    return "round-" + round + "-" + recipient;
  }

  private static byte[] mail(int recipient, int round) {
    String to =
        recipient % 2 == 0 ? address(recipient) : "order-%04d%s".formatted(recipient, SPARES);
    String header =
        "Return-Path: <buyer@other.example>\r\nX-Specimen-Id: %s\r\nFrom: buyer@other.example\r\n"
                .formatted(identity(recipient, round))
            + "To: %s\r\nSubject: Order %d\r\n\r\n".formatted(to, recipient);
    return (header + "Six dozen of each, please.\r\n".repeat(40))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Writes application.yaml and both tables.
   *
   * @param schedule of all accounts, for example {@code 5m}
   */
  void write(Path home, Dovecot provider, int sinkPort, String schedule) throws IOException {
    Files.writeString(
        home.resolve("application.yaml"),
        """
        postern:
          postmaster: %s
          accounts-file: accounts.tsv
          recipients-file: recipients.tsv
          deliver: {server: {host: 127.0.0.1, port: %d, helo: gateway.company.example}}
        """
            .formatted(SiteSettings.POSTMASTER, sinkPort));
    List<String> rows = new ArrayList<>();
    rows.add("account\thost\tport\tsecurity\tusername\tpassword\tevery\tcomment");
    for (String name : names()) {
      Secret password = provider.password(name);
      rows.add(
          String.join(
              "\t",
              List.of(
                  name,
                  "127.0.0.1",
                  Integer.toString(provider.port()),
                  "none",
                  name,
                  password.reveal(),
                  schedule,
                  "")));
    }
    Files.write(home.resolve("accounts.tsv"), rows);
    Files.write(home.resolve("recipients.tsv"), recipientRows());
  }

  private List<String> recipientRows() {
    List<String> rows = new ArrayList<>();
    rows.add("address\taccounts\tother-addresses\tkeywords");
    for (int i = 0; i < recipients; i++) {
      String others = i % 2 == 0 ? "" : "*-%04d%s".formatted(i, SPARES);
      rows.add(String.join("\t", address(i), name(i % accounts), others, "k%04dw".formatted(i)));
    }
    return rows;
  }

  /**
   * Changes accounts in the table.
   *
   * @param many how many of them, from the first
   */
  void change(Path home, int many, String comment) throws IOException {
    Path table = home.resolve("accounts.tsv");
    List<String> rows = new ArrayList<>(Files.readAllLines(table));
    for (int i = 1; i <= many; i++) {
      rows.set(i, rows.get(i).substring(0, rows.get(i).lastIndexOf('\t') + 1) + comment);
    }
    Path next = home.resolve("accounts.tsv.next");
    Files.write(next, rows);
    Files.move(next, table, StandardCopyOption.ATOMIC_MOVE);
  }
}

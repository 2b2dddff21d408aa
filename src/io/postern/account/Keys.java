package io.postern.account;

import static io.postern.account.Key.optional;
import static io.postern.account.Key.preset;

import io.postern.account.text.AddressText;
import io.postern.account.text.ChoiceText;
import io.postern.account.text.DurationText;
import io.postern.account.text.FolderText;
import io.postern.account.text.HeloText;
import io.postern.account.text.NameText;
import io.postern.account.text.PlainText;
import io.postern.account.text.SecretText;
import io.postern.account.text.SizeText;
import io.postern.account.text.WholeNumber;
import io.postern.mail.Address;
import io.postern.wire.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The table of all keys. The reader converts by it, unknown keys are what is not in it, and the
 * manual is checked against it.
 */
final class Keys {
  static final Duration SHORTEST = Duration.ofMillis(100);
  static final Duration HOUR = Duration.ofHours(1);

  final TableKeys tables;
  final AccountKeys account;
  final RecipientKeys recipient;
  final ServerKeys server;
  final SpamRejectionKeys spamRejection = new SpamRejectionKeys();
  final SessionLogKeys sessionLogs = new SessionLogKeys();
  final ConnectionKeys connection = new ConnectionKeys();
  final OutgoingKeys outgoing;
  final InspectKeys inspect;
  final Key<String> helo =
      optional(
          "deliver.server.helo",
          new HeloText(),
          "this machine's host name",
          "postern.company.example",
          "What we call ourselves, to this and every other server and client.");

  final Key<Path> dataDir;
  final Key<Address> postmaster =
      optional(
          "postmaster",
          new AddressText(),
          "postmaster at the domain of the first recipient; required without such a domain",
          "postmaster@company.example",
          "Gets notices, and mail that matches nobody.");

  final Key<TakeUp> takeUp =
      preset(
          "reload",
          ChoiceText.of("a time to take up changes", TakeUp.class),
          "on-change",
          "on-command",
          "When changes of these settings are taken up: on-command waits for ./postern reload.");

  final Key<Integer> parallelSessions =
      preset(
          "fetch.parallel-sessions",
          number(1, 64),
          "4",
          "8",
          "Accounts visited at once, at the most.");
  final Key<Integer> inFlight =
      preset(
          "fetch.in-flight",
          number(1, 256),
          "16",
          "32",
          "Mails of one session under way at once, at the most.");
  final Key<Integer> attempts =
      preset(
          "fetch.attempts",
          number(1, 100),
          "3",
          "5",
          "Attempts for a mail before it goes to the hold.");
  final Key<Integer> reconnects =
      preset(
          "fetch.reconnects",
          number(0, 100),
          "3",
          "1",
          "New connections of one session after lost ones, at the most.");
  final Key<Integer> spoolThreshold =
      preset(
          "fetch.spool-threshold",
          new SizeText(16 * 1024 * 1024),
          "64KB",
          "256KB",
          "How much of a mail is kept in memory before it moves to a file; a KB is 1,024 octets.");
  final Key<Duration> connectTimeout =
      preset(
          "fetch.connect-timeout",
          new DurationText(SHORTEST, HOUR),
          "30s",
          "10s",
          "Longest wait for a connection to a provider.");
  final Key<Duration> readTimeout =
      preset(
          "fetch.read-timeout",
          new DurationText(SHORTEST, HOUR),
          "60s",
          "2m",
          "Longest wait for each answer of a provider.");

  final Key<Secret> operatorPassword;
  final Key<Secret> viewerPassword;

  Keys(Surroundings surroundings) {
    SecretText secret = surroundings.secrets();
    operatorPassword =
        optional(
            "console.operator-password",
            secret,
            "one is made, in the data folder",
            "\"{{file:/run/secrets/operator}}\"",
            "Password of the console's user operator; at most 72 octets.");
    viewerPassword =
        optional(
            "console.viewer-password",
            secret,
            "no such user",
            "\"{{file:/run/secrets/viewer}}\"",
            "Password of the console's user viewer, who may look and do nothing.");
    tables = new TableKeys(surroundings);
    account = new AccountKeys(surroundings);
    recipient = new RecipientKeys(surroundings);
    server = ServerKeys.internal(surroundings);
    outgoing = new OutgoingKeys(surroundings);
    inspect = new InspectKeys(surroundings);
    dataDir =
        preset(
            "data-dir",
            new FolderText(surroundings.home()),
            "data",
            "/var/lib/postern",
            "Folder of the store, the hold and the spool.");
  }

  static WholeNumber number(int min, int max) {
    return new WholeNumber("a number in range", min, max);
  }

  static PlainText line(String noun) {
    return new PlainText(noun, 256);
  }

  static NameText accountName() {
    return new NameText("an account name");
  }

  /** Every key, in the order of the manual. */
  List<Key<?>> all() {
    Stream<Key<?>> general =
        Stream.of(
            dataDir,
            postmaster,
            takeUp,
            parallelSessions,
            inFlight,
            attempts,
            reconnects,
            spoolThreshold,
            connectTimeout,
            readTimeout,
            operatorPassword,
            viewerPassword);
    return Stream.of(
            general,
            server.all(),
            Stream.<Key<?>>of(helo),
            spamRejection.all(),
            tables.all(),
            account.all(),
            recipient.all(),
            sessionLogs.all(),
            connection.all(),
            outgoing.all(),
            inspect.all())
        .flatMap(keys -> keys)
        .toList();
  }
}

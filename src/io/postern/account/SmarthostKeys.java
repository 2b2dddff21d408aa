package io.postern.account;

import static io.postern.account.Key.optional;
import static io.postern.account.Key.preset;
import static io.postern.account.Key.required;

import io.postern.account.text.AddressText;
import io.postern.account.text.DomainText;
import io.postern.account.text.FlagText;
import io.postern.account.text.NameText;
import io.postern.mail.Address;
import io.postern.wire.Secret;
import java.util.stream.Stream;

/** The keys of one way out. */
final class SmarthostKeys {
  private static final String AT = "relay.smarthosts[].";

  final Key<String> name =
      optional(
          AT + "name",
          new NameText("a smarthost's name"),
          "smarthost, smarthost-2 and so on; direct with direct: true",
          "isp",
          "What it is called in the queue, the log and commands.");
  final Key<String> domains =
      preset(
              AT + "domains",
              new DomainText(),
              "*",
              "company.example",
              "Domains of senders whose mail leaves here; the first smarthost that fits counts.")
          .many();
  final ServerKeys server;
  final Key<Boolean> direct =
      preset(
          AT + "direct",
          new FlagText(),
          "false",
          "true",
          "Whether mail goes to each recipient's own server (its domain's MX) instead of a host.");
  final Key<Address> senderAddress =
      required(
          AT + "senders[].address",
          new AddressText(),
          "sales@company.example",
          "A sender with a login of his own here.");
  final Key<String> senderName =
      required(
          AT + "senders[].username",
          Keys.line("a user name"),
          "sales@company.example",
          "Login for his mail, instead of the smarthost's.");
  final Key<Secret> senderPassword;

  SmarthostKeys(Surroundings surroundings) {
    server = ServerKeys.smarthost(surroundings);
    senderPassword =
        required(
            AT + "senders[].password",
            surroundings.secrets(),
            "\"{{file:/run/secrets/sales}}\"",
            "Password for it.");
  }

  /** The keys of a sender's own login. */
  Stream<Key<?>> sender() {
    return Stream.of(senderAddress, senderName, senderPassword);
  }

  Stream<Key<?>> all() {
    return Stream.of(
            Stream.<Key<?>>of(name, domains), server.all(), Stream.<Key<?>>of(direct), sender())
        .flatMap(keys -> keys);
  }
}

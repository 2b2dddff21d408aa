package io.postern.account;

import static io.postern.account.Key.optional;
import static io.postern.account.Key.preset;
import static io.postern.account.Key.required;

import io.postern.account.text.AddressText;
import io.postern.account.text.EndpointText;
import io.postern.account.text.FlagText;
import io.postern.account.text.NameText;
import io.postern.account.text.RoutingText;
import io.postern.mail.Address;
import io.postern.sessionlog.Wanted;
import java.util.stream.Stream;

/** The keys of one recipient. */
final class RecipientKeys {
  private static final String AT = "recipients[].";

  final Key<Address> address =
      optional(
          AT + "address",
          new AddressText(),
          "endpoint is required",
          "sales@company.example",
          "Mailbox on the internal server.");
  final Key<String> endpoint;
  final Key<String> name =
      optional(
          AT + "name",
          new NameText("a recipient's name"),
          "the address; required with endpoint",
          "tickets",
          "What it is called in routes and commands.");
  final Key<String> accounts =
      required(AT + "accounts", Keys.accountName(), "info", "Accounts it gets mail from.").many();
  final Key<Boolean> allMail =
      preset(
          AT + "all-mail",
          new FlagText(),
          "false",
          "true",
          "Whether it gets every mail of these accounts.");
  final Key<String> otherAddresses =
      optional(
              AT + "other-addresses",
              RoutingText.addressPattern(),
              "none",
              "verkauf@company.example",
              "Further addresses that mean it.")
          .many();
  final Key<String> keywords =
      optional(
              AT + "keywords",
              RoutingText.keyword(),
              "none",
              "sales",
              "Words that mean it when they stand in an address.")
          .many();

  final Key<Boolean> leaveOnServer =
      preset(
          AT + "leave-on-server",
          new FlagText(),
          "false",
          "true",
          "Whether mails that it gets stay at the provider, whatever their account says.");

  final Key<Wanted> sessionLog =
      preset(
          AT + "session-log",
          SessionLogKeys.WANTED,
          "none",
          "errors",
          "Of which sessions it gets the log by mail, for all accounts; needs an address.");

  RecipientKeys(Surroundings surroundings) {
    endpoint =
        optional(
            AT + "endpoint",
            new EndpointText(surroundings.knownScheme()),
            "address is required",
            "file:tickets",
            "URI of a Camel endpoint that gets its mail instead of a mailbox.");
  }

  Stream<Key<?>> all() {
    return Stream.of(
        address,
        name,
        endpoint,
        accounts,
        allMail,
        otherAddresses,
        keywords,
        leaveOnServer,
        sessionLog);
  }
}

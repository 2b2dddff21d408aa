package io.postern.account;

import static io.postern.account.Key.optional;
import static io.postern.account.Key.preset;
import static io.postern.account.Key.required;

import io.postern.account.text.ChoiceText;
import io.postern.account.text.ServicePathText;
import io.postern.account.text.TcpAddressText;
import io.postern.inspect.antivirus.IcapSettings.Method;
import io.postern.inspect.scanner.ScannerAddress;
import java.util.stream.Stream;

/** The keys of an ICAP server. */
final class IcapKeys {
  /** Name of the group, and of the scanner. */
  static final String NAME = "icap";

  private static final String AT = "inspect.antivirus." + NAME + ".";

  final Key<ScannerAddress.Tcp> address =
      required(
          AT + "address",
          new TcpAddressText(1344),
          "scanner.company.example:1344",
          "Where an ICAP server listens.");
  final Key<String> service =
      required(AT + "service", new ServicePathText(), "avscan", "Its service that scans.");
  final Key<Method> method =
      preset(
          AT + "method",
          ChoiceText.of("a method", Method.class),
          "respmod",
          "reqmod",
          "Whether it gets a mail as something fetched or as something sent.");
  final ScannerKeys scanner =
      new ScannerKeys(
          AT, "60s", "2m", "100MB", "Largest mail it gets; of larger ones nobody can tell.");
  final Key<Integer> expanded =
      optional(
          AT + "expanded",
          ScannerKeys.SIZE,
          "its pass always counts",
          "100MB",
          "How far it unpacks: a pass counts only for mail that unpacks to no more.");

  Stream<Key<?>> all() {
    return Stream.of(
            Stream.<Key<?>>of(address, service, method), scanner.all(), Stream.<Key<?>>of(expanded))
        .flatMap(keys -> keys);
  }
}

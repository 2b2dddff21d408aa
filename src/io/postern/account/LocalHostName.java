package io.postern.account;

import io.postern.account.text.HeloText;
import io.postern.account.text.Parsed;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of this machine, for EHLO when nothing is written. */
final class LocalHostName {
  private LocalHostName() {}

  /** As the operating system says; {@code localhost} when it says nothing usable. */
  static String find() {
    try {
      String name = InetAddress.getLocalHost().getHostName();
      return new HeloText().parse(name) instanceof Parsed.Good<String> ? name : "localhost";
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}

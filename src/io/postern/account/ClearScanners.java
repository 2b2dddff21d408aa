package io.postern.account;

import io.postern.account.AntivirusScanners.Scanner;
import io.postern.inspect.antivirus.ClamdSettings;
import io.postern.inspect.antivirus.IcapSettings;
import io.postern.inspect.scanner.ScannerAddress;
import io.postern.inspect.spam.RspamdSettings;
import io.postern.inspect.spam.SpamdSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Notices scanners on other machines that get whole mails in clear text. That is allowed, for
 * networks of one's own, and none of their protocols but Rspamd's knows anything better.
 */
final class ClearScanners {
  private static final String AT = "postern.inspect.";

  private final List<String> hints = new ArrayList<>();

  private ClearScanners() {}

  /** A sentence about each. */
  static List<String> hints(Inspection inspection) {
    ClearScanners all = new ClearScanners();
    all.at(
        ClamdKeys.NAME,
        inspection.antivirus().clamd().map(Scanner::settings).map(ClamdSettings::address));
    all.at(
        IcapKeys.NAME,
        inspection.antivirus().icap().map(Scanner::settings).map(IcapSettings::address));
    inspection
        .spam()
        .spamassassin()
        .map(SpamdSettings::address)
        .ifPresent(address -> all.tcp("spam." + SpamKeys.SPAMASSASSIN + ".address", address));
    inspection.spam().rspamd().map(RspamdSettings::check).ifPresent(all::rspamd);
    return List.copyOf(all.hints);
  }

  private void at(String antivirus, Optional<? extends ScannerAddress> address) {
    address.ifPresent(where -> tcp("antivirus." + antivirus + ".address", where));
  }

  private void tcp(String key, ScannerAddress address) {
    if (address instanceof ScannerAddress.Tcp tcp && !Loopback.is(tcp.host())) {
      hints.add(
          sentence(key, tcp.toString())
              + "; a scanner on this machine, or a tunnel to it, would keep them private");
    }
  }

  private void rspamd(URI url) {
    if (isClear(url)) {
      hints.add(
          sentence("spam." + SpamKeys.RSPAMD + ".url", url.getHost())
              + "; https would keep them private");
    }
  }

  private static String sentence(String key, String where) {
    return AT + key + ": whole mails go to " + where + " in clear text";
  }

  /** Whether what is sent there can be overheard: by plain HTTP, and not to this machine. */
  static boolean isClear(URI url) {
    String host = url.getHost();
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return "http".equals(url.getScheme()) && !Loopback.is(bare);
  }
}

package io.postern.account;

import io.postern.account.text.ScoreText;
import io.postern.advice.Quoted;
import io.postern.inspect.scanner.ScannerTimeouts;
import io.postern.inspect.spam.RspamdSettings;
import io.postern.inspect.spam.SenderLists;
import io.postern.inspect.spam.SpamPolicySettings;
import io.postern.inspect.spam.SpamThresholds;
import io.postern.inspect.spam.SpamdSettings;
import io.postern.inspect.spam.TrustedHosts;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads who looks for spam, and what becomes of what they find. */
final class SpamReader {
  private final SpamKeys keys;
  private final ScannerGroups groups;
  private final String helo;

  /**
   * @param sends whether there is outgoing mail
   * @param helo what we call ourselves
   */
  SpamReader(SpamKeys keys, boolean sends, String helo) {
    this.keys = keys;
    this.groups =
        new ScannerGroups(sends, List.of(SpamKeys.SPAMASSASSIN, SpamKeys.RSPAMD), keys.own());
    this.helo = helo;
  }

  /** Finds what is wrong. */
  void check(Section spam) {
    spam.check(keys.own());
    groups.check(spam, keys.directions);
    checkOrder(spam, keys.tag, keys.hold);
    checkOrder(spam, keys.hold, keys.discard);
    if (!spam.has(keys.hold)) {
      checkOrder(spam, keys.tag, keys.discard);
    }
    checkLists(spam);
    if (ScannerGroups.isWritten(spam, SpamKeys.SPAMASSASSIN)) {
      checkScanner(spam.group(SpamKeys.SPAMASSASSIN));
    }
    if (ScannerGroups.isWritten(spam, SpamKeys.RSPAMD)) {
      checkScanner(spam.group(SpamKeys.RSPAMD));
      checkPassword(spam.group(SpamKeys.RSPAMD));
    }
  }

  /** The password goes along with every mail, to whichever address it is sent. */
  private void checkPassword(Section rspamd) {
    if (rspamd.problems().isAbandoned(rspamd.node()) || !rspamd.has(keys.rspamdPassword)) {
      return;
    }
    for (Key<URI> address : List.of(keys.rspamdUrl, keys.rspamdController)) {
      if (rspamd.has(address)) {
        rspamd
            .get(address)
            .filter(ClearScanners::isClear)
            .ifPresent(
                url ->
                    rspamd.wrong(
                        address,
                        "the password could be overheard on its way to "
                            + Quoted.text(url.getHost()),
                        "expected https, or a host on this machine, or no password"));
      }
    }
  }

  private void checkScanner(Section scanner) {
    if (!scanner.problems().isAbandoned(scanner.node())) {
      boolean rspamd = scanner.node().name().equals(SpamKeys.RSPAMD);
      scanner.check(rspamd ? keys.rspamd() : keys.spamassassin());
    }
  }

  private static void checkOrder(Section spam, Key<Double> lower, Key<Double> upper) {
    Optional<Double> low = spam.get(lower);
    Optional<Double> high = spam.get(upper);
    if (low.isPresent() && high.isPresent() && low.get() > high.get()) {
      spam.wrong(
          upper,
          Quoted.text(ScoreText.write(high.get())) + " is less than the score of " + lower.name(),
          "expected at least "
              + ScoreText.write(low.get())
              + ", for the highest that is reached"
              + " counts");
    }
  }

  private void checkLists(Section spam) {
    Set<String> white = new HashSet<>();
    spam.list(keys.white).forEach(sender -> white.add(plain(sender)));
    spam.entries(keys.black).stream()
        .filter(sender -> white.contains(plain(sender.value())))
        .forEach(
            sender ->
                spam.problems()
                    .add(
                        sender.node(),
                        Quoted.text(sender.value().toString()) + " is on the white list, too",
                        "expected it on one of the lists"));
  }

  private static String plain(Object sender) {
    return sender.toString().toLowerCase(Locale.ROOT);
  }

  /** What becomes of what they find, when nothing is wrong; empty when nobody looks. */
  Optional<SpamPolicySettings> policy(Section spam) {
    if (!groups.isOn(spam)) {
      return Optional.empty();
    }
    return Optional.of(
        new SpamPolicySettings(
            new SpamThresholds(spam.get(keys.tag), spam.get(keys.hold), spam.get(keys.discard)),
            new SenderLists(spam.list(keys.white), spam.list(keys.black), spam.value(keys.proof)),
            spam.value(keys.unknown),
            spam.value(keys.subjectTag),
            spam.value(keys.unknownTag),
            spam.value(keys.fieldPrefix)));
  }

  /** The scanners, when nothing is wrong. */
  SpamScanners read(Section spam) {
    if (!groups.isOn(spam)) {
      return SpamScanners.NONE;
    }
    return new SpamScanners(
        Set.copyOf(spam.list(keys.directions)),
        TrustedHosts.of(spam.list(keys.trustedHosts)),
        Optional.of(spam)
            .filter(kind -> ScannerGroups.isWritten(kind, SpamKeys.SPAMASSASSIN))
            .map(kind -> spamassassin(kind.group(SpamKeys.SPAMASSASSIN))),
        Optional.of(spam)
            .filter(kind -> ScannerGroups.isWritten(kind, SpamKeys.RSPAMD))
            .map(kind -> rspamd(kind.group(SpamKeys.RSPAMD))));
  }

  private SpamdSettings spamassassin(Section scanner) {
    return new SpamdSettings(
        SpamKeys.SPAMASSASSIN,
        scanner.value(keys.spamassassinAddress),
        keys.spamassassin.scanner.timeouts(scanner),
        keys.spamassassin.cap(scanner),
        keys.spamassassin.user(scanner),
        helo);
  }

  private RspamdSettings rspamd(Section scanner) {
    ScannerTimeouts timeouts = keys.rspamd.scanner.timeouts(scanner);
    return new RspamdSettings(
        SpamKeys.RSPAMD,
        scanner.value(keys.rspamdUrl),
        scanner.get(keys.rspamdController),
        scanner.get(keys.rspamdPassword),
        timeouts,
        keys.rspamd.cap(scanner),
        keys.rspamd.user(scanner));
  }
}

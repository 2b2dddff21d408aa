package io.postern.account;

import io.postern.account.AntivirusScanners.Scanner;
import io.postern.inspect.antivirus.ClamdSettings;
import io.postern.inspect.antivirus.IcapSettings;
import io.postern.inspect.judge.AntivirusPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Reads who looks for viruses, and what becomes of what they find. */
final class AntivirusReader {
  private final AntivirusKeys keys;
  private final ScannerGroups groups;
  private final ReturnToSender returns;
  private final FileDropReader fileDrop;
  private final CommandReader command;

  /**
   * @param sends whether there is outgoing mail
   * @param home folder of application.yaml
   */
  AntivirusReader(AntivirusKeys keys, boolean sends, Path home) {
    this.keys = keys;
    this.returns = new ReturnToSender(sends);
    this.groups =
        new ScannerGroups(
            sends,
            List.of(FileDropKeys.NAME, ClamdKeys.NAME, IcapKeys.NAME, CommandKeys.NAME),
            keys.own());
    this.fileDrop = new FileDropReader(keys.fileDrop, home);
    this.command = new CommandReader(keys.command);
  }

  /**
   * Finds what is wrong.
   *
   * @param dataDir folder of all that is kept; empty when something is wrong with it
   */
  void check(Section antivirus, Optional<Path> dataDir) {
    antivirus.check(keys.own());
    groups.check(antivirus, keys.directions);
    returns.check(antivirus, keys.infected);
    given(antivirus, FileDropKeys.NAME).ifPresent(drop -> fileDrop.check(drop, dataDir));
    given(antivirus, ClamdKeys.NAME).ifPresent(clamd -> clamd.check(keys.clamd.all()));
    given(antivirus, IcapKeys.NAME).ifPresent(icap -> icap.check(keys.icap.all()));
    given(antivirus, CommandKeys.NAME).ifPresent(command::check);
  }

  private static Optional<Section> given(Section antivirus, String name) {
    return Optional.of(antivirus)
        .filter(kind -> ScannerGroups.isWritten(kind, name))
        .map(kind -> kind.group(name))
        .filter(group -> !group.problems().isAbandoned(group.node()));
  }

  /** What becomes of what they find, when nothing is wrong. */
  AntivirusPolicy policy(Section antivirus) {
    return new AntivirusPolicy(
        antivirus.value(keys.infected),
        antivirus.value(keys.noAnswer),
        antivirus.value(keys.unknown),
        antivirus.value(keys.notifyRecipients),
        antivirus.get(keys.notify).map(List::of).orElseGet(List::of));
  }

  /** The scanners, when nothing is wrong. */
  AntivirusScanners read(Section antivirus, Path dataDir) {
    if (!groups.isOn(antivirus)) {
      return AntivirusScanners.NONE;
    }
    return new AntivirusScanners(
        Set.copyOf(antivirus.list(keys.directions)),
        given(antivirus, FileDropKeys.NAME).map(fileDrop::read),
        scanner(antivirus, ClamdKeys.NAME, keys.clamd.expanded, this::clamd),
        scanner(antivirus, IcapKeys.NAME, keys.icap.expanded, this::icap),
        scanner(
            antivirus,
            CommandKeys.NAME,
            keys.command.expanded,
            group -> command.read(group, dataDir)));
  }

  private static <S> Optional<Scanner<S>> scanner(
      Section antivirus, String name, Key<Integer> expanded, Function<Section, S> settings) {
    return given(antivirus, name)
        .map(
            group ->
                new Scanner<>(
                    settings.apply(group),
                    group.get(expanded).map(OptionalLong::of).orElseGet(OptionalLong::empty)));
  }

  private ClamdSettings clamd(Section clamd) {
    return new ClamdSettings(
        ClamdKeys.NAME,
        clamd.value(keys.clamd.address),
        keys.clamd.scanner.timeouts(clamd),
        clamd.value(keys.clamd.scanner.maxSize),
        ClamdSettings.LIMITS_EXCEEDED);
  }

  private IcapSettings icap(Section icap) {
    return new IcapSettings(
        IcapKeys.NAME,
        icap.value(keys.icap.address),
        icap.value(keys.icap.service),
        icap.value(keys.icap.method),
        keys.icap.scanner.timeouts(icap),
        icap.value(keys.icap.scanner.maxSize),
        IcapSettings.INFECTION_HEADERS,
        ClamdSettings.LIMITS_EXCEEDED);
  }
}

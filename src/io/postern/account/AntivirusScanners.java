package io.postern.account;

import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.antivirus.ClamdSettings;
import io.postern.inspect.antivirus.FileDropSettings;
import io.postern.inspect.antivirus.IcapSettings;
import io.postern.inspect.antivirus.ScanCommandSettings;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who looks for viruses. Each is called as its group of settings is.
 *
 * @param directions which mail they see; none when there is no scanner
 * @param fileDrop a folder that an on-access scanner watches
 * @param clamd ClamAV's daemon
 * @param icap an ICAP server
 * @param command a program
 */
public record AntivirusScanners(
    Set<Direction> directions,
    Optional<FileDropSettings> fileDrop,
    Optional<Scanner<ClamdSettings>> clamd,
    Optional<Scanner<IcapSettings>> icap,
    Optional<Scanner<ScanCommandSettings>> command) {

  /** Nobody. */
  public static final AntivirusScanners NONE =
      new AntivirusScanners(
          Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * A scanner that unpacks mail.
   *
   * @param settings how it is asked
   * @param expanded octets to which a mail may unpack for its pass to count, as for {@link
   *     io.postern.inspect.antivirus.ExpansionLimited}; empty when it always counts
   * @param <S> its settings
   */
  public record Scanner<S>(S settings, OptionalLong expanded) {}

  public AntivirusScanners {
    directions = Set.copyOf(directions);
  }

  /** What they are called in journal, log and rules. */
  Stream<String> names() {
    return Stream.of(
            fileDrop.map(FileDropSettings::name),
            clamd.map(Scanner::settings).map(ClamdSettings::name),
            icap.map(Scanner::settings).map(IcapSettings::name),
            command.map(Scanner::settings).map(ScanCommandSettings::name))
        .flatMap(Optional::stream);
  }
}

package io.postern.inspect.antivirus;

import io.postern.inspect.scanner.ScannerAddress;
import io.postern.inspect.scanner.ScannerText;
import io.postern.inspect.scanner.ScannerTimeouts;
import java.time.Duration;
import java.util.List;

/**
 * How to ask an ICAP server (RFC 3507).
 *
 * @param name what journal, log and rules call it, for example {@code icap}
 * @param address where it listens; 1344 is the usual port
 * @param service the path of its service, without the leading slash, for example {@code avscan}
 * @param method what the mail is given as
 * @param timeouts how long to wait
 * @param maxSize octets of the largest mail that it takes
 * @param infectionHeaders fields in which it names what it found; {@code X-Infection-Found} and
 *     {@code X-Violations-Found} are read in their own forms, others as lists with commas
 * @param notScanned beginnings of names that it reports for what it did not scan to the end
 */
public record IcapSettings(
    String name,
    ScannerAddress.Tcp address,
    String service,
    Method method,
    ScannerTimeouts timeouts,
    long maxSize,
    List<String> infectionHeaders,
    List<String> notScanned) {

  /** The fields that are in use. */
  public static final List<String> INFECTION_HEADERS =
      List.of("X-Infection-Found", "X-Violations-Found", "X-Virus-ID", "X-Virus-Name");

  /** What a mail is given as. */
  public enum Method {
    /** As something that is sent up (RFC 3507 section 3.1). */
    REQMOD,
    /** As something that is fetched (RFC 3507 section 3.2). */
    RESPMOD
  }

  /**
   * @throws IllegalArgumentException when the service is not a path or the size is not positive
   */
  public IcapSettings {
    if (!service.chars().allMatch(c -> c > ' ' && c < 0x7f) || service.startsWith("/")) {
      throw new IllegalArgumentException(
          "the service of "
              + name
              + " is '"
              + ScannerText.clean(service)
              + "', but should be a path in ASCII, without blanks and without a leading slash");
    }
    if (maxSize < 1) {
      throw new IllegalArgumentException(
          "the largest mail for " + name + " is " + maxSize + " octets, but should be at least 1");
    }
    infectionHeaders = List.copyOf(infectionHeaders);
    notScanned = List.copyOf(notScanned);
  }

  /** RESPMOD, with times as for clamd and mails up to 100 MiB. */
  public static IcapSettings of(String name, ScannerAddress.Tcp address, String service) {
    return new IcapSettings(
        name,
        address,
        service,
        Method.RESPMOD,
        new ScannerTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofMinutes(2)),
        100L * 1024 * 1024,
        INFECTION_HEADERS,
        ClamdSettings.LIMITS_EXCEEDED);
  }

  /** The service as a URI (RFC 3507 section 4.2). */
  String uri() {
    return "icap://" + address + "/" + service;
  }
}

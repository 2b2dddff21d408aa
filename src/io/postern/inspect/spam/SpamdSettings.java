package io.postern.inspect.spam;

import io.postern.inspect.scanner.ScannerAddress;
import io.postern.inspect.scanner.ScannerTimeouts;

/**
 * How to ask SpamAssassin's spamd.
 *
 * @param name what journal, log and rules call it, for example {@code spamd}
 * @param address where it listens; 783 is its usual port
 * @param timeouts how long to wait; a mail takes it a good part of a second, and with tests that
 *     ask the DNS some ten seconds
 * @param cap how much of a mail it gets
 * @param user for whom it judges
 * @param hostName our own, in the trace line that tells it who handed a fetched mail over
 */
public record SpamdSettings(
    String name,
    ScannerAddress address,
    ScannerTimeouts timeouts,
    SizeCap cap,
    ScannerUser user,
    String hostName) {}

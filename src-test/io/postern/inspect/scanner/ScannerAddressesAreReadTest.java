package io.postern.inspect.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScannerAddressesAreReadTest {

  private static ScannerAddress read(String text) {
    return ScannerAddress.parse(text, 3310);
  }

  @Test
  void aHostMayHaveAPort() {
    assertThat(read("av.example")).isEqualTo(new ScannerAddress.Tcp("av.example", 3310));
    assertThat(read("av.example:99")).isEqualTo(new ScannerAddress.Tcp("av.example", 99));
  }

  @Test
  void anIpv6AddressHasBracketsWhereThereIsAPort() {
    assertThat(read("::1")).isEqualTo(new ScannerAddress.Tcp("::1", 3310));
    assertThat(read("[::1]")).isEqualTo(new ScannerAddress.Tcp("::1", 3310));
    assertThat(read("[::1]:99"))
        .isEqualTo(new ScannerAddress.Tcp("::1", 99))
        .hasToString("[::1]:99");
  }

  @Test
  void anAbsolutePathIsASocket() {
    assertThat(read("/run/clamd.ctl"))
        .isEqualTo(new ScannerAddress.UnixSocket(Path.of("/run/clamd.ctl")));
  }

  @Test
  void allElseIsRefusedWithTheReason() {
    assertThatThrownBy(() -> read("av.example:x"))
        .hasMessage("'av.example:x' should be host:port or the absolute path of a socket");
    assertThatThrownBy(() -> read("av.example:70000"))
        .hasMessage("the port of av.example is 70000, but should be 1 to 65535");
    assertThatThrownBy(() -> read("")).hasMessage("a scanner's host is empty");
  }

  @Test
  void timesAreAboveZero() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new ScannerTimeouts(second, Duration.ZERO, second))
        .hasMessage("the read time-out is PT0S, but should be above zero and at most a day");
  }

  @Test
  void whatScannersSayIsOneVisibleLine() {
    assertThat(ScannerText.clean(" a\r\n\u001b[0m\u202eb\u2028\ud800c\t")).isEqualTo("a [0m b c");
    assertThat(ScannerText.clean("x".repeat(1_000))).hasSize(300);
    assertThat(ScannerText.name("\u0000")).isEqualTo("unnamed");
    assertThat(ScannerText.reason(new java.io.IOException())).isEqualTo("IOException");
  }
}

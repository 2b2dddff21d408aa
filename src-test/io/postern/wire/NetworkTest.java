package io.postern.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A range holds exactly the addresses that share its first bits. */
class NetworkTest {

  @ParameterizedTest(name = "{0} holds {1}: {2}")
  @CsvSource({
    "192.0.2.0/24, 192.0.2.0, true",
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.0/24, 192.0.1.255, false",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.128/25, 192.0.2.128, true",
    "10.0.0.0/9, 10.127.255.255, true",
    "10.0.0.0/9, 10.128.0.0, false",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.6, false",
    "192.0.2.6/31, 192.0.2.7, true",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "::/0, 2001:db8::1, true",
    "::/0, 192.0.2.7, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::, false",
    "2001:db8::/33, 2001:db8:8000::, false",
    "2001:DB8::1, 2001:db8::1, true",
    "::1, ::1, true",
    "::1, 127.0.0.1, false",
    "fe80::/10, fe80::1, true",
    "::ffff:192.0.2.0/120, 192.0.2.9, true",
    "::ffff:192.0.2.0/120, 192.0.3.9, false",
    "::ffff:192.0.2.7, 192.0.2.7, true",
    "::ffff:0.0.0.0/96, 192.0.2.7, true",
  })
  void whatIsInARange(String range, String address, boolean contained) throws UnknownHostException {
    assertThat(Network.parse(range).orElseThrow().contains(InetAddress.getByName(address)))
        .isEqualTo(contained);
  }

  @Test
  void anIpv4AddressInIpv6FormIsTheIpv4Address() throws UnknownHostException {
    byte[] octets = new byte[16];
    octets[10] = -1;
    octets[11] = -1;
    octets[12] = (byte) 192;
    octets[14] = 2;
    octets[15] = 7;
    InetAddress mapped = Inet6Address.getByAddress(null, octets, 0);
    assertThat(mapped).isInstanceOf(Inet6Address.class);
    assertThat(Network.parse("192.0.2.0/24").orElseThrow().contains(mapped)).isTrue();
    assertThat(Network.parse("192.0.3.0/24").orElseThrow().contains(mapped)).isFalse();
    assertThat(Network.parse("::/0").orElseThrow().contains(mapped)).isFalse();
  }

  @Test
  void theZoneOfALinkLocalAddressMakesNoDifference() throws UnknownHostException {
    byte[] octets = InetAddress.getByName("fe80::1").getAddress();
    InetAddress zoned = Inet6Address.getByAddress(null, octets, 3);
    assertThat(Network.parse("fe80::/64").orElseThrow().contains(zoned)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/24",
        "localhost",
        "company.example",
        "192.0.2",
        "192.0.2.",
        "192.0.2.256",
        "192.0.2.1.1",
        "192.0.2.010",
        "1922.0.2.1",
        "192.0.2.-1",
        "192.0.2.0/",
        "192.0.2.0/33",
        "192.0.2.0/-1",
        "192.0.2.0/024",
        "192.0.2.0/24/24",
        "192.0.2.0/255.255.255.0",
        "192.0.2.1/24",
        "192.0.2.0 /24",
        "2001:db8::/129",
        "2001:db8::1/32",
        "1::2::3",
        "12345::",
        ":::",
        ":",
        "fe80::1%eth0",
        "::ffff:192.0.2.0/24",
        "::ffff:192.0.2.1/120",
        "١٩٢.0.2.1",
        "0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0001"
      })
  void whatIsNoRangeIsNotTakenAndNoNameIsLookedUp(String text) {
    assertThat(Network.parse(text)).isEmpty();
  }

  @Test
  void aRangeIsPrintedAsItIsWritten() {
    assertThat(Network.parse("192.0.2.0/24").orElseThrow()).hasToString("192.0.2.0/24");
    assertThat(Network.parse("192.0.2.7").orElseThrow()).hasToString("192.0.2.7/32");
  }
}

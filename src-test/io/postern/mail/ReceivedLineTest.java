package io.postern.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The trace line of a mail that came by SMTP (RFC 5321 section 4.4, RFC 3848). */
class ReceivedLineTest {
  private static String line(String address, Optional<String> user, boolean secured, boolean esmtp)
      throws UnknownHostException {
    Client client =
        new Client(InetAddress.getByName(address), "host.example", user, secured, esmtp);
    return ReceivedLine.of(client, "gateway.example", "ID1", Instant.parse("2026-11-22T10:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, [192.0.2.7]",
    "2001:db8::1, [IPv6:2001:db8:0:0:0:0:0:1]",
    "fe80::1%1, [IPv6:fe80:0:0:0:0:0:0:1]"
  })
  void theClientsAddressIsALiteral(String address, String literal) throws UnknownHostException {
    assertThat(line(address, Optional.empty(), false, true))
        .startsWith(
            "Received: from host.example (" + literal + ")\r\n\tby gateway.example (Postern)")
        .contains(" with ESMTP id ID1;\r\n\t")
        .endsWith("\r\n");
  }

  @Test
  void theProtocolTellsLoginAndTls() throws UnknownHostException {
    assertThat(line("192.0.2.7", Optional.of("anna"), true, true)).contains(" with ESMTPSA id ");
    assertThat(line("192.0.2.7", Optional.empty(), false, false)).contains(" with SMTP id ");
  }
}

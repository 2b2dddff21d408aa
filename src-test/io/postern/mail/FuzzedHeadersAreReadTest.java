package io.postern.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzedHeadersAreReadTest {
  private static final List<String> SPECIMENS =
      List.of(
          "From a@b Mon Jan 1 00:00:00 2024\r\nFrom: =?utf-8?Q?J=C3=B6rg?= <a@b.example>\r\n"
              + "Subject: =?iso-8859-1?B?/Pb8?=\r\n =?utf-8?B?w7w=?= rest\r\nTo: x@y.example,\r\n"
              + "\t\"Z, Z\" <z@z.example>\r\nReceived: from a (b [192.0.2.1]) by c; Mon, 1 Jan 2024"
              + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nbody\r\n",
          "subject : x\nX-Long: " + "y".repeat(2_000) + "\n folded\n\nbody");
  private static final List<String> WORDS =
      List.of(
          "\r\n", "\n", "\r", ":", "=?utf-8?B?", "?=", "=?x?Q?=00?=", "\0", " ", "\t", "\u00ff");

  @Test
  void whateverStandsInThem() {
    List<byte[]> specimens =
        SPECIMENS.stream().map(s -> s.getBytes(StandardCharsets.ISO_8859_1)).toList();
    new Fuzz("header", specimens, WORDS).run(FuzzedHeadersAreReadTest::look);
  }

  private static void look(byte[] octets) {
    Header header = Header.parse(octets, octets.length);
    assertThat(header.end()).isBetween(0, octets.length);
    assertThat(header.fields()).hasSizeLessThanOrEqualTo(Header.MAX_FIELDS);
    int done = 0;
    for (Header.Field field : header.fields()) {
      assertThat(field.start()).isGreaterThanOrEqualTo(done);
      assertThat(field.valueStart()).isGreaterThan(field.start());
      assertThat(field.end()).isGreaterThanOrEqualTo(field.valueStart());
      assertThat(field.name()).isNotEmpty();
      assertThat(OneLine.of(HeaderText.decode(field.value()))).doesNotContain("\n", "\r", "\0");
      done = field.end();
    }
    assertThat(header.end()).isGreaterThanOrEqualTo(done);
  }
}

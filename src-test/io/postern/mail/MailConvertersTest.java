package io.postern.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Camel makes of a mail what an endpoint asks for, and leaves its octets alone. */
class MailConvertersTest {
  private static final byte[] OCTETS =
      "Subject: gr\u00fc\u00dfe\r\nbroken\r\n\r\nbody\nwith\rodd ends"
          .getBytes(StandardCharsets.ISO_8859_1);

  private final DefaultCamelContext camel = new DefaultCamelContext();

  @BeforeEach
  void start() {
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  private static Mail mail() throws Exception {
    return Mail.of("ID1", new Envelope(Optional.empty(), List.of()), Content.of(OCTETS));
  }

  @Test
  void aMailIsAStream() throws Exception {
    try (InputStream in = camel.getTypeConverter().mandatoryConvertTo(InputStream.class, mail())) {
      assertThat(in.readAllBytes()).isEqualTo(OCTETS);
    }
  }

  @Test
  void aMailIsAnArray() throws Exception {
    assertThat(camel.getTypeConverter().mandatoryConvertTo(byte[].class, mail())).isEqualTo(OCTETS);
  }

  @Test
  void aMailIsAParsedMessage() throws Exception {
    MimeMessage message = camel.getTypeConverter().mandatoryConvertTo(MimeMessage.class, mail());
    assertThat(message.getHeader("Subject")).containsExactly("gr\u00fc\u00dfe");
  }

  @Test
  void aMailStaysAMailOnItsWayThroughARoute() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:in").streamCache("true").to("direct:next");
            from("direct:next").choice().when(body().isNotNull()).to("log:mail?level=OFF");
          }
        });
    Mail mail = mail();
    Exchange exchange =
        camel.createProducerTemplate().send("direct:in", e -> e.getMessage().setBody(mail));
    assertThat(exchange.getMessage().getBody()).isSameAs(mail);
  }
}

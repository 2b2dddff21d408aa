package io.postern.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostfixSinkAgreesTest {

  @Test
  void whatWasSentIsWhatItWroteDown() throws IOException {
    PostfixSink.require();
    String mail = "Subject: x\r\n\r\n.dot\r\nbare\nlf\r\nnul\0\u00ff\r\n\tReceived: x\r\n";
    try (PostfixSink sink = new PostfixSink()) {
      try (WireTalk talk = new WireTalk(sink.port())) {
        talk.hear();
        talk.say("HELO x");
        for (String body : List.of(mail, "")) {
          talk.say("MAIL FROM:<a@b.example>");
          talk.say("RCPT TO:<c@d.example>");
          talk.say("RCPT TO:<e@d.example>");
          talk.say("DATA");
          talk.send((body.replace("\r\n.", "\r\n..") + ".\r\n").getBytes(ISO_8859_1));
          assertThat(talk.hear()).startsWith("250");
        }
        talk.say("QUIT");
      }
      byte[] expected = PostfixSink.asDumped(mail.getBytes(ISO_8859_1));
      assertThat(sink.mails())
          .hasSize(2)
          .allSatisfy(
              dump -> {
                assertThat(dump.sender()).isEqualTo("<a@b.example>");
                assertThat(dump.recipients()).containsExactly("<c@d.example>", "<e@d.example>");
              })
          .anySatisfy(dump -> assertThat(dump.content()).isEqualTo(expected))
          .anySatisfy(dump -> assertThat(dump.content()).isEmpty());
    }
  }
}

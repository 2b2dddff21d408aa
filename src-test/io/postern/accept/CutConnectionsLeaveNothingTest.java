package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that is cut off at any octet, politely or not, has sent no mail. */
class CutConnectionsLeaveNothingTest {
  private static final String ENVELOPE =
      "EHLO c.example\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\n";
  private static final String CONTENT = "Subject: a mail\r\n\r\n..\r\nhello\r\n";

  @ParameterizedTest
  @CsvSource({"DATA,false", "DATA,true", "BDAT,false", "BDAT,true"})
  void whereverItIsCut(String how, boolean rudely) throws IOException {
    String whole =
        how.equals("DATA")
            ? ENVELOPE + "DATA\r\n" + CONTENT + ".\r\n"
            : ENVELOPE + "BDAT 20\r\n" + CONTENT.substring(0, 20) + "BDAT 1000 LAST\r\n" + CONTENT;
    int end = how.equals("DATA") ? whole.length() - 1 : whole.length();
    try (TestListener listener = new TestListener().start()) {
      for (int cut = 0; cut <= end; cut++) {
        Talk talk = listener.talk();
        talk.raw(whole.substring(0, cut));
        if (rudely) {
          talk.reset();
        } else {
          talk.finish().rest();
          talk.close();
        }
      }
      await().atMost(Duration.ofSeconds(60)).until(() -> listener.listener().connections() == 0);
      assertThat(listener.mails).isEmpty();
      assertThat(listener.spooled()).isEmpty();
      try (Talk talk = listener.introduced()) {
        talk.data().say("x: y\r\n\r\n.", "250 ");
      }
    }
  }
}

package io.postern.inspect.spam;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.InspectedMails;
import io.postern.mail.Content;
import io.postern.mail.Mail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpamMarkTouchesOnlyItsOwnOctetsTest {
  private static final SpamMark MARK = new SpamMark(new SpamFields("X-Postern-Spam-").names());
  private static final String LINES = "X-Postern-Spam-Status: Yes\r\n";

  private static String marked(String mail, SpamDecision decision) throws IOException {
    return text(MARK.on(InspectedMails.with(Content.of(mail.getBytes(ISO_8859_1))), decision));
  }

  private static String text(Mail mail) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    mail.content().writeTo(out);
    return out.toString(ISO_8859_1);
  }

  private static SpamDecision tag() {
    return new SpamDecision.Tag("[SPAM]", LINES, "x");
  }

  @Test
  void theTagGoesBeforeTheSubjectAndTheFieldsOnTop() throws IOException {
    assertThat(marked("A: b\nSuBject:\t =?utf-8?q?H=C3=BC?=\r\n\tx\r\n\r\n\u00ff\n.", tag()))
        .isEqualTo(LINES + "A: b\nSuBject:\t [SPAM] =?utf-8?q?H=C3=BC?=\r\n\tx\r\n\r\n\u00ff\n.");
    assertThat(marked("A: b\r\n\r\nx", tag()))
        .isEqualTo(LINES + "Subject: [SPAM]\r\nA: b\r\n\r\nx");
    assertThat(marked("Subject:\r\n\r\n", tag())).isEqualTo(LINES + "Subject: [SPAM]\r\n\r\n");
    assertThat(marked("Subject: [SPAM] x\r\n\r\n", tag()))
        .isEqualTo(LINES + "Subject: [SPAM] x\r\n\r\n");
  }

  @Test
  void withoutATagTheSubjectStays() throws IOException {
    assertThat(marked("Subject: x\r\n\r\n", new SpamDecision.Tag("", LINES, "x")))
        .isEqualTo(LINES + "Subject: x\r\n\r\n");
    assertThat(marked("Subject: x\r\n\r\n", new SpamDecision.Unjudged("[?]", LINES, "x")))
        .isEqualTo(LINES + "Subject: [?] x\r\n\r\n");
    assertThat(marked("Subject: x\r\n\r\n", new SpamDecision.Deliver(LINES, "x")))
        .isEqualTo(LINES + "Subject: x\r\n\r\n");
  }

  @Test
  void fieldsOfOurNamesThatCameWithTheMailAreTakenOutAndNoOthers() throws IOException {
    assertThat(
            marked(
                "X-Postern-Spam-Status: No\r\n\tforged=yes\r\nA: b\r\n"
                    + "x-postern-spam-LEVEL : *\nX-Postern-Spam-Other: c\r\nX-Spam-Status: No\r\n"
                    + "X-Postern-Spam-Score: 0\r\n\r\nX-Postern-Spam-Status: body\r\n",
                new SpamDecision.Deliver(LINES, "x")))
        .isEqualTo(
            LINES
                + "A: b\r\nX-Postern-Spam-Other: c\r\nX-Spam-Status: No\r\n"
                + "\r\nX-Postern-Spam-Status: body\r\n");
  }

  @Test
  void evenBelowLinesOfOurOwnAndTheHeaderForgetsThem() throws IOException {
    Mail mail =
        InspectedMails.with(
                Content.of("X-Postern-Spam-Status: No\r\nA: b\r\n\r\n".getBytes(ISO_8859_1)))
            .withOnTop("Received: us\r\n");
    Mail marked = MARK.on(mail, new SpamDecision.Deliver("", "x"));
    assertThat(text(marked)).isEqualTo("Received: us\r\nA: b\r\n\r\n");
    assertThat(marked.header().first("X-Postern-Spam-Status")).isEmpty();
  }

  @Test
  void whatDoesNotGoOnOrNeedsNothingIsTheSameMail() throws IOException {
    Mail mail = InspectedMails.plain("x");
    for (SpamDecision decision :
        List.of(
            new SpamDecision.Deliver("", "x"),
            new SpamDecision.Hold(LINES, "x"),
            new SpamDecision.Discard("x"))) {
      assertThat(MARK.on(mail, decision)).isSameAs(mail);
    }
  }
}

package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;

/** What a test says about an argument of MAIL or RCPT. */
final class Arguments {
  private Arguments() {}

  static MailCommand mail(String argument) {
    return good(MailCommand.parse(argument), argument);
  }

  static RcptCommand rcpt(String argument) {
    return good(RcptCommand.parse(argument, false), argument);
  }

  static <T> T good(Parsed<T> parsed, String argument) {
    assertThat(parsed).as(argument).isInstanceOf(Parsed.Good.class);
    return ((Parsed.Good<T>) parsed).value();
  }

  /** The reply to an argument that is not taken. */
  static <T> String bad(Parsed<T> parsed, String argument) {
    assertThat(parsed).as(argument).isInstanceOf(Parsed.Bad.class);
    String reply = ((Parsed.Bad<T>) parsed).reply();
    assertIsReply(reply);
    return reply;
  }

  /** A refusal that can go over the wire as it is. */
  static void assertIsReply(String reply) {
    assertThat(reply).matches("[45][0-9]{2} ([45])\\.[0-9]{1,3}\\.[0-9]{1,3} [ -~]{5,400}");
    assertThat(reply.charAt(0)).isEqualTo(reply.charAt(4));
  }
}

package io.postern.accept;

import static io.postern.accept.Arguments.bad;
import static io.postern.accept.Arguments.good;
import static io.postern.accept.Arguments.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.EnvelopeParameters.Ret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MAIL is understood with all its parameters, and refused with the fitting code otherwise. */
class MailCommandsAreReadTest {

  @Test
  void everyParameterIsKept() {
    MailCommand command =
        mail("FROM:<Info@Company.example> SIZE=7741 BODY=8BITMIME RET=FULL ENVID=QQ+2B314 AUTH=<>");
    assertThat(command.sender()).get().hasToString("Info@Company.example");
    assertThat(command.declaredSize()).hasValue(7741);
    assertThat(command.eightBit()).isTrue();
    assertThat(command.smtpUtf8()).isFalse();
    assertThat(command.ret()).contains(Ret.FULL);
    assertThat(command.envelopeId()).contains("QQ+2B314");
  }

  @Test
  void nothingButASenderIsNeeded() {
    MailCommand command = mail("FROM:<a@b.example>");
    assertThat(command.declaredSize()).isEmpty();
    assertThat(command.eightBit()).isFalse();
    assertThat(command.ret()).isEmpty();
    assertThat(command.envelopeId()).isEmpty();
  }

  @Test
  void theEmptySenderIsOne() {
    assertThat(mail("FROM:<>").sender()).isEmpty();
    assertThat(mail("FROM:<> RET=HDRS").ret()).contains(Ret.HDRS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from:<a@b.example> size=5 body=8bitmime ret=hdrs",
        "From: <a@b.example> Size=5 Body=8BitMime Ret=Hdrs",
        "FROM:   <a@b.example>   SIZE=5 RET=HDRS  BODY=8BITMIME  ",
        "FROM:a@b.example SIZE=00005 BODY=8BITMIME RET=HDRS",
        "FROM: a@b.example RET=HDRS BODY=8BITMIME SIZE=5"
      })
  void caseOrderAndBlanksMakeNoDifference(String argument) {
    assertThat(mail(argument)).isEqualTo(mail("FROM:<a@b.example> SIZE=5 BODY=8BITMIME RET=HDRS"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.example",
        "o'brien+tag=x@b.example",
        "bounce-17-user=else.example@b.example",
        "\"a@b\"@local.example",
        "\"a>b\"@local.example",
        "\"a b\"@local.example",
        "\"a\\\"> SIZE=1\"@local.example",
        "scanner@[192.0.2.7]",
        "scanner@[IPv6:2001:db8::1]",
        "x@localhost"
      })
  void anAddressIsReadAsItIsWritten(String address) {
    assertThat(mail("FROM:<" + address + "> SIZE=1").sender()).contains(Address.of(address));
  }

  @Test
  void aLongLocalPartIsTheNextServersAffair() {
    String address = "v".repeat(200) + "@b.example";
    assertThat(mail("FROM:<" + address + ">").sender()).contains(Address.of(address));
  }

  @Test
  void lettersBeyondAsciiNeedSmtpUtf8() {
    String argument = "FROM:<müller@bücher.example>";
    assertThat(bad(MailCommand.parse(argument), argument)).startsWith("553 5.6.7 ");
    MailCommand command = mail(argument + " SMTPUTF8");
    assertThat(command.smtpUtf8()).isTrue();
    assertThat(command.sender()).contains(Address.of("müller@bücher.example"));
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~                                   | 501 5.5.4",
        "FROM                                 | 501 5.5.4",
        "TO:<a@b.example>                     | 501 5.5.4",
        "<a@b.example>                        | 501 5.5.4",
        "FROM:                                | 501 5.1.7",
        "FROM: SIZE=5                         | 553 5.1.7",
        "FROM:<a@b.example                    | 501 5.1.7",
        "FROM:<\"a>b@c.example>               | 501 5.1.7",
        "FROM:a@b.example>                    | 553 5.1.7",
        "FROM:<<a@b.example>>                 | 501 5.5.4",
        "FROM:<a@b.example>SIZE=5             | 501 5.5.4",
        "FROM:<a@b.example>>                  | 501 5.5.4",
        "FROM:<a@b.example>,<c@d.example>     | 501 5.5.4",
        "FROM:< a@b.example>                  | 553 5.1.7",
        "FROM:<a@b.example >                  | 553 5.1.7",
        "FROM:<a b@c.example>                 | 553 5.1.7",
        "FROM:Some Body <a@b.example>         | 553 5.1.7",
        "FROM:<nobody>                        | 553 5.1.7",
        "FROM:<a@>                            | 553 5.1.7",
        "FROM:<@b.example>                    | 553 5.1.7",
        "FROM:<a@b@c.example>                 | 553 5.1.7",
        "FROM:<@x.example:a@b.example>        | 553 5.1.7",
        "FROM:<@x.example,@y.example:a@b.c>   | 553 5.1.7",
        "FROM:<a@[nobody]>                    | 553 5.1.7",
        "FROM:<a@[IPv6:192.0.2.7]>            | 553 5.1.7",
        "FROM:<a@[2001:db8::1]>               | 553 5.1.7",
        "FROM:<a@[192.0.2.0/24]>              | 553 5.1.7",
        "FROM:<a@b..example>                  | 553 5.1.7",
        "FROM:<a@b.c> =5                      | 501 5.5.4",
        "FROM:<a@b.c> junk!                   | 501 5.5.4",
        "FROM:<a@b.c> FOO                     | 555 5.5.4",
        "FROM:<a@b.c> FOO=BAR                 | 555 5.5.4",
        "FROM:<a@b.c> NOTIFY=NEVER            | 555 5.5.4",
        "FROM:<a@b.c> SIZE                    | 501 5.5.4",
        "FROM:<a@b.c> SIZE=                   | 501 5.5.4",
        "FROM:<a@b.c> SIZE= 5                 | 501 5.5.4",
        "FROM:<a@b.c> SIZE=-5                 | 501 5.5.4",
        "FROM:<a@b.c> SIZE=5k                 | 501 5.5.4",
        "FROM:<a@b.c> SIZE=\u0665             | 501 5.5.4",
        "FROM:<a@b.c> SIZE=5 SIZE=5           | 501 5.5.4",
        "FROM:<a@b.c> SIZE=9223372036854775808 | 552 5.3.4",
        "FROM:<a@b.c> SIZE=9999999999999999999 | 552 5.3.4",
        "FROM:<a@b.c> SIZE=99999999999999999999999 | 552 5.3.4",
        "FROM:<a@b.c> BODY=BINARYMIME         | 555 5.5.4",
        "FROM:<a@b.c> BODY=9BIT               | 501 5.5.4",
        "FROM:<a@b.c> BODY=7BIT BODY=8BITMIME | 501 5.5.4",
        "FROM:<a@b.c> SMTPUTF8=YES            | 501 5.5.4",
        "FROM:<a@b.c> SMTPUTF8 SMTPUTF8       | 501 5.5.4",
        "FROM:<a@b.c> RET=SOME                | 501 5.5.4",
        "FROM:<a@b.c> RET=FULL RET=HDRS       | 501 5.5.4",
        "FROM:<a@b.c> ENVID=a+2               | 501 5.5.4",
        "FROM:<a@b.c> ENVID=a+2b              | 501 5.5.4",
        "FROM:<a@b.c> ENVID=a=b               | 501 5.5.4",
        "FROM:<a@b.c> ENVID=a ENVID=a         | 501 5.5.4",
        "FROM:<a@b.c> AUTH=a+zz               | 501 5.5.4",
        "FROM:<a@b.c> AUTH=<> AUTH=<>         | 501 5.5.4",
      })
  void whatIsNoCommandIsRefusedWithItsCode(String argument, String code) {
    assertThat(bad(MailCommand.parse(argument), argument)).startsWith(code + " ");
  }

  @Test
  void theLargestNumberIsANumber() {
    assertThat(mail("FROM:<a@b.c> SIZE=9223372036854775807").declaredSize())
        .hasValue(Long.MAX_VALUE);
    assertThat(mail("FROM:<a@b.c> SIZE=0").declaredSize()).hasValue(0);
  }

  @Test
  void lengthsAreBounded() {
    assertThat(mail("FROM:<a@b.c> ENVID=" + "x".repeat(100)).envelopeId()).isPresent();
    assertRefused("FROM:<a@b.c> ENVID=" + "x".repeat(101), "501 5.5.4 ");
    assertRefused("FROM:<a@b.c> AUTH=" + "x".repeat(501), "501 5.5.4 ");
    assertRefused("FROM:<" + "a".repeat(300) + "@b.c>", "501 5.1.7 ");
    assertRefused("FROM:<a@" + "b".repeat(64) + ".example>", "553 5.1.7 ");
    assertRefused("FROM:<a@" + "b.".repeat(130) + "c>", "501 5.1.7 ");
    assertRefused("FROM:<a@b.c> " + "X".repeat(40), "501 5.5.4 ");
    assertRefused("FROM:<a@b.c>" + " ".repeat(2_000) + "SIZE=5", "500 5.5.2 ");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 1, 7, 9, 10, 13, 27, 0x7f, 0x85, 0xa0, 0x200b, 0x2028, 0x202e, 0x2066, 0xd800, 0xfffd
      })
  void charactersThatOnlyDoHarmAreRefusedEverywhere(int character) {
    String c = Character.toString(character);
    for (String argument :
        new String[] {
          "FROM:<a" + c + "@b.example> SMTPUTF8",
          "FROM:<\"a" + c + "\"@b.example> SMTPUTF8",
          "FROM:<a@b" + c + ".example> SMTPUTF8",
          "FROM:<a@b.example> SMTPUTF8" + c,
          "FROM:" + c + "<a@b.example> SMTPUTF8",
          "FROM:<a@b.example> SMTPUTF8 ENVID=" + c
        }) {
      assertRefused(argument, "501 5.5.2 ");
    }
  }

  @Test
  void lettersThatNeedAJoinerKeepIt() {
    String argument = "FROM:<\u0646\u0627\u0645\u0647\u200c\u0627\u06cc@b.example> SMTPUTF8";
    assertThat(good(MailCommand.parse(argument), argument).sender()).isPresent();
  }

  private static void assertRefused(String argument, String code) {
    assertThat(bad(MailCommand.parse(argument), argument)).startsWith(code);
  }
}

package io.postern.accept;

import static io.postern.accept.Arguments.bad;
import static io.postern.accept.Arguments.good;
import static io.postern.accept.Arguments.rcpt;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.RecipientParameters;
import io.postern.mail.RecipientParameters.Notify;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RCPT is understood with all its parameters, and refused with the fitting code otherwise. */
class RcptCommandsAreReadTest {

  @Test
  void everyParameterIsKept() {
    RcptCommand command =
        rcpt("TO:<Sales@Company.example> NOTIFY=SUCCESS,delay ORCPT=rfc822;Sales+2Bx@c.example");
    assertThat(command.recipient()).hasToString("Sales@Company.example");
    assertThat(command.parameters().notifyOn())
        .containsExactlyInAnyOrder(Notify.SUCCESS, Notify.DELAY);
    assertThat(command.parameters().originalRecipient()).contains("rfc822;Sales+2Bx@c.example");
  }

  @Test
  void nothingButARecipientIsNeeded() {
    assertThat(rcpt("TO:<a@b.example>").parameters()).isSameAs(RecipientParameters.NONE);
    assertThat(rcpt("to: a@b.example").recipient()).isEqualTo(Address.of("a@b.example"));
  }

  @Test
  void neverStandsAlone() {
    assertThat(rcpt("TO:<a@b.c> NOTIFY=NEVER").parameters().notifyOn())
        .containsExactly(Notify.NEVER);
  }

  @Test
  void quotedLocalPartsMayHoldWhatEndsAPath() {
    assertThat(rcpt("TO:<\"a>b\"@x.example> NOTIFY=DELAY").recipient())
        .hasToString("\"a>b\"@x.example");
    assertThat(rcpt("TO:<\"a@b\"@local.example>").recipient().domain()).isEqualTo("local.example");
    assertThat(rcpt("TO:<\"a\\\">b\"@x.example>").recipient().local()).isEqualTo("\"a\\\">b\"");
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "FROM:<a@b.c>                              | 501 5.5.4",
        "TO                                        | 501 5.5.4",
        "TO:                                       | 501 5.1.3",
        "TO:<>                                     | 501 5.1.3",
        "TO:<postmaster>                           | 553 5.1.3",
        "TO:<a@b.c                                 | 501 5.1.3",
        "TO:<a@b.c>junk                            | 501 5.5.4",
        "TO:<a@b.c> junk                           | 555 5.5.4",
        "TO:<a@b.c> SIZE=5                         | 555 5.5.4",
        "TO:<a@b.c> NOTIFY                         | 501 5.5.4",
        "TO:<a@b.c> NOTIFY=                        | 501 5.5.4",
        "TO:<a@b.c> NOTIFY=,                       | 501 5.5.4",
        "TO:<a@b.c> NOTIFY=DELAY,                  | 501 5.5.4",
        "TO:<a@b.c> NOTIFY=SOMETIMES               | 501 5.5.4",
        "TO:<a@b.c> NOTIFY=NEVER,DELAY             | 501 5.5.4",
        "TO:<a@b.c> NOTIFY=DELAY,NEVER             | 501 5.5.4",
        "TO:<a@b.c> NOTIFY=DELAY NOTIFY=DELAY      | 501 5.5.4",
        "TO:<a@b.c> ORCPT                          | 501 5.5.4",
        "TO:<a@b.c> ORCPT=a@b.c                    | 501 5.5.4",
        "TO:<a@b.c> ORCPT=;a@b.c                   | 501 5.5.4",
        "TO:<a@b.c> ORCPT=rfc822;                  | 501 5.5.4",
        "TO:<a@b.c> ORCPT=rfc822;a+b@b.c           | 501 5.5.4",
        "TO:<a@b.c> ORCPT=rfc822;a=b@b.c           | 501 5.5.4",
        "TO:<a@b.c> ORCPT=rfc822;\u00e4@b.c        | 501 5.5.4",
        "TO:<a@b.c> ORCPT=utf-8;\u00e4@b.c         | 501 5.5.4",
        "TO:<a@b.c> ORCPT=rfc822;a@b ORCPT=x;a@b   | 501 5.5.4",
        "TO:<m\u00fcller@b.c>                      | 553 5.6.7",
      })
  void whatIsNoCommandIsRefusedWithItsCode(String argument, String code) {
    assertThat(bad(RcptCommand.parse(argument, false), argument)).startsWith(code + " ");
  }

  @Test
  void anOriginalRecipientIsBounded() {
    String longest = "TO:<a@b.c> ORCPT=rfc822;" + "x".repeat(493);
    assertThat(rcpt(longest).parameters().originalRecipient()).get().asString().hasSize(500);
    assertThat(bad(RcptCommand.parse(longest + "x", false), longest)).startsWith("501 5.5.4 ");
  }

  @Test
  void afterSmtpUtf8AnInternationalRecipientIsTakenAndItsOriginalKeptInAscii() {
    String argument = "TO:<müller@bücher.example> ORCPT=utf-8;müller@bücher.example";
    RcptCommand command = good(RcptCommand.parse(argument, true), argument);
    assertThat(command.recipient()).isEqualTo(Address.of("müller@bücher.example"));
    assertThat(command.parameters().originalRecipient())
        .contains("utf-8;m\\x{FC}ller@b\\x{FC}cher.example");
  }
}

package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.EnvelopeParameters.Ret;
import io.postern.mail.RecipientParameters;
import io.postern.mail.RecipientParameters.Notify;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** Whatever stands behind MAIL and RCPT, it is read the one way or refused. */
class NoCommandBreaksTheReaderTest {

  @Property(tries = 1_000)
  void whatIsTakenFromMailIsTheSameWhenWrittenAgain(@ForAll @From("pieces") String junk) {
    checkMail("FROM:" + junk);
    checkMail("FROM:<a@b.example> " + junk);
    checkMail(junk);
  }

  @Property(tries = 1_000)
  void whatIsTakenFromRcptIsTheSameWhenWrittenAgain(
      @ForAll @From("pieces") String junk, @ForAll boolean smtpUtf8) {
    checkRcpt("TO:" + junk, smtpUtf8);
    checkRcpt("TO:<a@b.example> " + junk, smtpUtf8);
    checkRcpt(junk, smtpUtf8);
  }

  @Property(tries = 1_000)
  void anyTextAtAllIsReadOrRefused(@ForAll @StringLength(max = 300) String text) {
    checkMail(text);
    checkMail("FROM:<" + text + ">");
    checkRcpt("TO:<" + text + "> NOTIFY=" + text + " ORCPT=" + text, true);
  }

  @Property(tries = 1_000)
  void everyMailCommandThereIsCanBeRead(@ForAll @From("mailCommands") MailCommand command) {
    assertThat(MailCommand.parse(command.toString())).isEqualTo(new Parsed.Good<>(command));
  }

  @Property(tries = 1_000)
  void everyRcptCommandThereIsCanBeRead(@ForAll @From("rcptCommands") RcptCommand command) {
    assertThat(RcptCommand.parse(command.toString(), false)).isEqualTo(new Parsed.Good<>(command));
  }

  private static void checkMail(String argument) {
    Parsed<MailCommand> parsed = MailCommand.parse(argument);
    if (parsed instanceof Parsed.Good<MailCommand> good) {
      assertOneLine(good.value().toString());
      assertThat(MailCommand.parse(good.value().toString())).isEqualTo(good);
    } else {
      Arguments.bad(parsed, argument);
    }
  }

  private static void checkRcpt(String argument, boolean smtpUtf8) {
    Parsed<RcptCommand> parsed = RcptCommand.parse(argument, smtpUtf8);
    if (parsed instanceof Parsed.Good<RcptCommand> good) {
      assertOneLine(good.value().toString());
      assertThat(RcptCommand.parse(good.value().toString(), smtpUtf8)).isEqualTo(good);
      assertThat(RelayTrick.refusal(good.value().recipient())).isEmpty();
    } else {
      Arguments.bad(parsed, argument);
    }
  }

  private static void assertOneLine(String text) {
    assertThat(text.codePoints()).noneMatch(c -> c < ' ' || c == 0x7f || c >= 0x80 && c < 0xa0);
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
            "<",
            ">",
            "a@b.example",
            "\"a b\"@c.example",
            "\"",
            "\\",
            "@",
            ":",
            ",",
            ";",
            "%",
            "!",
            " ",
            "=",
            "+",
            "+2B",
            "[192.0.2.1]",
            "IPv6:",
            "SIZE=",
            "7741",
            "99999999999999999999",
            " BODY=8BITMIME",
            " SMTPUTF8",
            " RET=FULL",
            " ENVID=x",
            " AUTH=<>",
            " NOTIFY=",
            "NEVER",
            "SUCCESS",
            " ORCPT=rfc822;",
            " ORCPT=utf-8;",
            "ä",
            "\0",
            "\r\n",
            "\t",
            "\u202e",
            "\ud83d",
            "x".repeat(300))
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<MailCommand> mailCommands() {
    return Combinators.combine(
            addresses().optional(0.8),
            Arbitraries.longs().greaterOrEqual(0).optional(0.5),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            Arbitraries.of(Ret.class).optional(0.5),
            Arbitraries.of("QQ314", "a+2Bb+3D").optional(0.5))
        .as(
            (sender, size, utf8, eightBit, ret, id) ->
                new MailCommand(
                    sender,
                    size.map(OptionalLong::of).orElse(OptionalLong.empty()),
                    utf8,
                    eightBit,
                    ret,
                    id));
  }

  @Provide
  Arbitrary<RcptCommand> rcptCommands() {
    Arbitrary<Set<Notify>> notify =
        Arbitraries.of(
            Set.of(),
            Set.of(Notify.NEVER),
            Set.of(Notify.DELAY, Notify.FAILURE),
            Set.of(Notify.SUCCESS));
    Arbitrary<Optional<String>> original = Arbitraries.of("rfc822;a+2Bb@c.d", "x;y").optional(0.5);
    return Combinators.combine(addresses(), notify, original)
        .as((to, on, orcpt) -> new RcptCommand(to, new RecipientParameters(on, orcpt)));
  }

  private static Arbitrary<Address> addresses() {
    return Arbitraries.of(
            "a@b.example", "o'brien+x=y@c.example", "\"a > b\"@c.example", "\"\\\"\"@c.example")
        .map(Address::of);
  }
}

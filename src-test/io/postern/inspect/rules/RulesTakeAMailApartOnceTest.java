package io.postern.inspect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Finding;
import io.postern.inspect.Finding.Matched.Kind;
import io.postern.inspect.Remedy;
import io.postern.inspect.mime.AnatomyReader;
import io.postern.inspect.mime.Limits;
import io.postern.mail.Mail;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is costly is done when a rule needs it, and not again for the next one. */
class RulesTakeAMailApartOnceTest {
  private static Rule rule(String name, Condition when) {
    return new Rule(name, Kind.INTERCEPT, when, List.of(new Remedy.Hold()), 0);
  }

  private static Condition subject(String masks) {
    return new SubjectIs(Mask.list(masks));
  }

  @Test
  void aMailIsTakenApartOnceAtMostAndOnlyWhenNeeded() {
    Mail mail =
        RuledMails.mail(RuledMails.mixed(RuledMails.text("hello"), RuledMails.file("a.exe")));
    RuleList cheap =
        new RuleList(
            List.of(
                rule("sender", new SenderIs(Where.ANYWHERE, Mask.list("x@*"))),
                rule("subject", subject("*casino*")),
                rule(
                    "both",
                    new AllOf(
                        List.of(
                            new AttachmentName(Mask.list("*.exe"), Quantity.ONE),
                            subject("*casino*"))))));
    assertThat(cheap.decide(RuledMails.closed(mail))).isInstanceOf(Finding.Clean.class);

    int[] read = {0};
    AnatomyReader reader = new AnatomyReader(RuledMails.FOLDER);
    Facts counted =
        new Facts(
            mail,
            RuledMails.INCOMING,
            () -> {
              read[0]++;
              return reader.read(mail, Limits.standard(), Clock.systemUTC());
            });
    new RuleList(
            List.of(
                rule("a", new AttachmentName(Mask.list("*.x"), Quantity.ONE)),
                rule("b", new BodyIs(Mask.list("*casino*"))),
                rule("c", new Ambiguous())))
        .explain(counted);
    assertThat(read[0]).isEqualTo(1);
  }
}

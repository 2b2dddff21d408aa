package io.postern.inspect.antivirus;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Finding;
import io.postern.inspect.InspectedMails;
import io.postern.inspect.Inspector;
import io.postern.inspect.Occasion;
import io.postern.mail.Mail;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class APassIsDoubtedTest {
  private static final Finding CLEAN = new Finding.Clean("clamd", "clamd found nothing");
  private static final Finding INFECTED = new Finding.Infected("clamd", List.of("X"), "found X");
  private static final Finding UNKNOWN = new Finding.CouldNotTell("clamd", "it is gone");

  private static Finding ask(Finding said, ExpandedSize size) {
    Inspector scanner =
        new Inspector() {
          @Override
          public String name() {
            return "clamd";
          }

          @Override
          public Finding inspect(Mail mail, Occasion occasion) {
            return said;
          }
        };
    ExpansionLimited careful = new ExpansionLimited(scanner, size, 100);
    assertThat(careful.name()).isEqualTo("clamd");
    return careful.inspect(InspectedMails.plain("x"), InspectedMails.OCCASION);
  }

  @Test
  void forAMailThatGrowsBeyondTheLimit() {
    assertThat(ask(CLEAN, (mail, limit) -> Optional.of("more than " + limit + " octets")))
        .isEqualTo(
            new Finding.CouldNotTell(
                "clamd",
                "clamd found nothing, but may not have seen all of it: more than 100 octets"));
  }

  @Test
  void forAMailThatCannotBeTakenApart() {
    assertThat(
            ask(
                CLEAN,
                (mail, limit) -> {
                  throw new IOException("no end");
                }))
        .isEqualTo(new Finding.CouldNotTell("clamd", "its unpacked size is unknown: no end"));
  }

  @Test
  void butNotForAMailThatStaysWithin() {
    assertThat(ask(CLEAN, (mail, limit) -> Optional.empty())).isSameAs(CLEAN);
  }

  @Test
  void andNothingElseIs() {
    assertThat(ask(INFECTED, (mail, limit) -> Optional.of("large"))).isSameAs(INFECTED);
    assertThat(ask(UNKNOWN, (mail, limit) -> Optional.of("large"))).isSameAs(UNKNOWN);
  }
}

package io.postern.route;

import static io.postern.route.Specimens.header;
import static io.postern.route.Specimens.mailbox;
import static io.postern.route.Specimens.policy;
import static io.postern.route.Specimens.withAllMail;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Header;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mail that goes round in circles between servers is recognised by its Received fields. */
class MailInALoopIsNotRoutedTest {
  private final Recipient boss = mailbox("boss@company.example");

  @Test
  void aHundredReceivedFieldsAreALoop() {
    Router router = new Router(policy(), List.of(withAllMail(boss)));
    assertThat(router.route(received(99, "from a by b"))).isInstanceOf(Routing.Routed.class);
    assertThat(router.route(received(100, "from a by b"))).isInstanceOf(Routing.Looping.class);
  }

  @Test
  void passingHereMoreThanTenTimesIsALoop() {
    Router router = new Router(policy(), List.of(withAllMail(boss)));
    String own = "from pop.isp.example by gw " + Router.OWN_RECEIVED_MARKER + ") id X";
    assertThat(router.route(received(10, own))).isInstanceOf(Routing.Routed.class);
    assertThat(router.route(received(11, own)).summary())
        .isEqualTo("mail loop: 11 Received fields, 11 of them from here");
  }

  private static Header received(int count, String value) {
    String[] lines = new String[count];
    Arrays.fill(lines, "Received: " + value);
    return header(lines);
  }
}

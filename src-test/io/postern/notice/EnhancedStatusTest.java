package io.postern.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class EnhancedStatusTest {

  @ParameterizedTest
  @CsvSource({
    "550 5.1.1 no such user, 5.1.1",
    "550-5.7.26 unauthenticated, 5.7.26",
    "250 2.0.0, 2.0.0",
    "5.4.310 DNS domain does not exist, 5.4.310",
    "451 4.999.0 odd, 4.999.0"
  })
  void theCodeStandsAtTheBeginningOfAReply(String reply, String status) {
    assertThat(EnhancedStatus.in(reply)).hasToString("Optional[" + status + "]");
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "550",
        "550 ",
        "550 no such user",
        "550 see 5.1.1",
        "550 4.1.1 contradicts itself",
        "550 5.1",
        "550 5.1.",
        "550 5..1",
        "550 5.1.1.1 a number",
        "550 5.1.1x",
        "550 5.01.1 leading zero",
        "550 5.1.1000",
        "550 3.1.1",
        "550 \u0665.1.1",
        "550 5.\u0661.1",
        "5501 5.1.1",
        "5.1.1\r\nX: y"
      })
  void whatIsNotOneIsNone(String reply) {
    assertThat(EnhancedStatus.in(reply)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "550 5.1.1 no, 5, 5.1.1",
    "550 5.1.1 no, 4, 4.0.0",
    "450 4.2.1 wait, 5, 5.0.0",
    "503 bad sequence, 5, 5.5.1",
    "421 closing, 4, 4.3.2",
    "550 no, 5, 5.0.0",
    "connection refused, 4, 4.0.0",
    "'', 2, 2.0.0"
  })
  void aStatusOfTheClassIsAlwaysFound(String reply, int statusClass, String status) {
    assertThat(EnhancedStatus.of(reply, statusClass)).hasToString(status);
  }

  @Test
  void aWholeTextIsReadOrNot() {
    assertThat(EnhancedStatus.parse("5.1.10")).contains(new EnhancedStatus(5, 1, 10));
    assertThat(EnhancedStatus.parse("5.1.1 no")).isEmpty();
    assertThat(EnhancedStatus.parse("")).isEmpty();
    assertThat(EnhancedStatus.parse(null)).isEmpty();
    assertThatThrownBy(() -> new EnhancedStatus(3, 0, 0)).hasMessageContaining("3.0.0");
  }

  @Property(tries = 500)
  void anyReplyYieldsAStatusOfTheClass(@ForAll @StringLength(max = 40) String reply) {
    EnhancedStatus status = EnhancedStatus.of(reply, 5);
    assertThat(status.isOfClass(5)).isTrue();
    assertThat(EnhancedStatus.parse(status.toString())).contains(status);
  }

  @Property(tries = 200)
  void everyCodeIsFoundAgain(
      @ForAll @IntRange(max = 999) int subject, @ForAll @IntRange(max = 999) int detail) {
    EnhancedStatus status = new EnhancedStatus(4, subject, detail);
    assertThat(EnhancedStatus.in("450 " + status + " words")).contains(status);
  }
}

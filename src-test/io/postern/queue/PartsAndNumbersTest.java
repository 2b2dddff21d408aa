package io.postern.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.Priority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A content can be read in parts, wherever it is; and matching mails are counted, not listed. */
class PartsAndNumbersTest extends InAnOffice {
  private String part(String id, long offset, long max) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    office.queue.content(id, offset, max, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, Office.IN_DATABASE * 3})
  void partsMakeUpTheWhole(int length) throws IOException {
    office.put(
        office.deposit(
            Office.mail("M1", Address.parse("me@company.example"), "x".repeat(length), Office.A),
            Priority.NORMAL,
            "isp"));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    office.queue.content("M1", whole);
    String all = whole.toString(StandardCharsets.UTF_8);

    assertThat(part("M1", 0, 9)).isEqualTo("Subject: ");
    assertThat(part("M1", 9, Long.MAX_VALUE)).isEqualTo(all.substring(9));
    assertThat(part("M1", all.length() - 1, 100)).isEqualTo("\n");
    assertThat(part("M1", all.length(), 100)).isEmpty();
    assertThat(part("M1", Long.MAX_VALUE, 100)).isEmpty();
  }

  @Test
  void matchingMailsAreCountedWhateverTheLimit() {
    office.put("M1");
    office.put("M2");
    office.put("X3");

    assertThat(office.queue.count(QueueQuery.ALL.limit(1))).isEqualTo(3);
    assertThat(office.queue.count(QueueQuery.ALL.subject("about M"))).isEqualTo(2);
    assertThat(office.queue.count(QueueQuery.ALL.state(State.HELD))).isZero();
    assertThat(office.queue.count(QueueQuery.ALL.after("M2"))).isEqualTo(1);
  }
}

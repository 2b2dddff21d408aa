package io.postern.inspect.mime;

import io.postern.mail.Mail;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;

/**
 * Hands out the attachments of a mail, decoded, once over the octets and in memory that does not
 * grow with the mail: what {@link AnatomyReader} finds, without looking into it. Messages and
 * {@code winmail.dat} are gone into instead of being handed out. Safe for many threads.
 */
public final class AttachmentReader {
  private final Limits limits;
  private final Clock clock;

  /** Takes one attachment at a time. */
  @FunctionalInterface
  public interface Taker {
    /**
     * The next attachment.
     *
     * @param part what is known of it from what stands before its octets; size 0
     * @param decoded its octets; good until the call returns
     */
    void attachment(Part part, InputStream decoded) throws IOException;
  }

  /**
   * @param clock for the limit on time
   */
  public AttachmentReader(Limits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Hands the attachments of a mail to {@code taker}, in their order.
   *
   * @throws IOException when the mail cannot be read, or from {@code taker}
   * @throws NotTakenApartException when there may be more in the mail than was handed out
   */
  public void read(Mail mail, Taker taker) throws IOException {
    Budget budget = new Budget(limits, clock);
    try (InputStream in = mail.content().open()) {
      new Walk(budget, taker).mail(in);
    } catch (Exceeded exceeded) {
      throw new NotTakenApartException(exceeded.getMessage(), exceeded);
    }
    for (Gap gap : budget.gaps()) {
      // what is elsewhere is in no file of this mail
      if (gap.kind() != Gap.Kind.ELSEWHERE) {
        throw new NotTakenApartException(gap.text(), null);
      }
    }
  }
}

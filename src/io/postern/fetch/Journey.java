package io.postern.fetch;

import io.postern.mail.Mail;

/** Takes one fetched mail through the routes, to its end, on the caller's thread. */
@FunctionalInterface
public interface Journey {
  /**
   * @param mail as fetched, our trace line on top; its content is valid until this returns
   * @param visit where the stations note what became of it
   * @return how it ended; an exception is for what nobody foresaw
   */
  Settlement carry(Mail mail, Visit visit) throws Exception;
}

package io.postern.fetch;

/**
 * Why a mail is not downloaded.
 *
 * @param octets its size as the provider says
 * @param limit the most that is taken
 * @param byServer whether only the internal server sets this limit
 * @param tellSender whether the sender is to be told, too
 */
public record TooLarge(long octets, long limit, boolean byServer, boolean tellSender) {

  /** For journal and session report. */
  String sentence() {
    return octets
        + " octets are more than the "
        + limit
        + " that "
        + (byServer ? "the internal server takes" : "max-size allows");
  }
}

package io.postern.route;

/** By what the mail of an account finds its recipients (F60, F61). */
public enum Strategy {
  /** Every recipient of the account gets all its mail; nothing is looked for. */
  ALL_MAIL("all mail of the account"),
  /** The envelope header is compared with the recipients' addresses and other addresses. */
  ENVELOPE_ADDRESSES("addresses in the envelope header"),
  /** The recipients' keywords are looked for in the envelope header. */
  ENVELOPE_KEYWORDS("keywords in the envelope header"),
  /** Addresses and keywords are looked for in Resent-To, Resent-Cc, To, Cc and Bcc. */
  HEADER("addresses and keywords in To and Cc");

  private final String sentence;

  Strategy(String sentence) {
    this.sentence = sentence;
  }

  /** For people. */
  public String sentence() {
    return sentence;
  }
}

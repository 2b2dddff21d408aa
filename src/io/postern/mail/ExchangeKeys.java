package io.postern.mail;

/**
 * The only names under which stations leave something on an exchange for each other. Properties
 * carry what the gateway works with; the four headers are for endpoints that an administrator adds,
 * and their values never come out of a mail.
 */
public final class ExchangeKeys {
  /** Property, {@link Mail}: the mail as it entered, whatever an endpoint did to the body. */
  public static final String MAIL = "PosternMail";

  /**
   * Property, {@code Set<String>}: recipients that have this mail already, from an earlier attempt.
   */
  public static final String DONE = "PosternDone";

  /**
   * Property, {@code List<String>}: the recipients that the attempt at hand is for (address or
   * name).
   */
  public static final String RECIPIENTS = "PosternRecipients";

  /** Property, {@code Map<String, Outcome>}: what the attempt at hand yielded, per recipient. */
  public static final String OUTCOMES = "PosternOutcomes";

  /** Property, String: why the mail must go to the hold instead of onwards; absent otherwise. */
  public static final String HOLD_REASON = "PosternHoldReason";

  /**
   * Property, String: why the mail stays at the provider without being delivered; absent otherwise.
   */
  public static final String LEFT = "PosternLeft";

  /**
   * Property, Boolean: a recipient of the mail wants it to stay at the provider, delivered as it
   * is; absent otherwise.
   */
  public static final String KEPT = "PosternKept";

  /**
   * Property: why only the header of the mail is here, which is too large to be downloaded; absent
   * otherwise. Whoever would have got it is to be told.
   */
  public static final String TOO_LARGE = "PosternTooLarge";

  /**
   * Property, String: how the recipients were found, for the journal; taken out when it is told.
   */
  public static final String ROUTED = "PosternRouted";

  /** Property: the fetch station's record of this mail; only the fetch station looks inside. */
  public static final String VISIT = "PosternVisit";

  /** Property, {@link Client}: who handed the mail over by SMTP; absent for fetched mail. */
  public static final String CLIENT = "PosternClient";

  /**
   * Property, {@code List<String>}: what was changed in the mail and by which setting, a sentence
   * each; absent when nothing was.
   */
  public static final String CHANGES = "PosternChanges";

  /**
   * Property, String: why the mail is not to be sent at all although the client hears 250; absent
   * otherwise.
   */
  public static final String DROP_REASON = "PosternDropReason";

  /**
   * Property, String: the SMTP reply by which the client shall hear that the mail is not taken, for
   * example {@code 550 5.7.1 not from you}; absent otherwise.
   */
  public static final String REFUSAL = "PosternRefusal";

  /** Property: the queue's record of an attempt; only queue and relay look inside. */
  public static final String TRANSIT = "PosternTransit";

  /** Property: the relay's record of an attempt; only the relay looks inside. */
  public static final String ATTEMPT = "PosternAttempt";

  /**
   * Property, {@code List<Finding>}: what inspectors found so far, in their order; only inspection
   * looks inside.
   */
  public static final String FINDINGS = "PosternFindings";

  /**
   * Property: what is known about the mail at hand beside the mail; only inspection looks inside.
   */
  public static final String OCCASION = "PosternOccasion";

  /** Property: by what the mail at hand is inspected; only inspection looks inside. */
  public static final String INSPECTION_POLICY = "PosternInspectionPolicy";

  /** Property, String: what inspectors found and what follows, for the journal. */
  public static final String INSPECTED = "PosternInspected";

  /** Property: the errands that are yet to be run; only inspection looks inside. */
  public static final String ERRANDS = "PosternErrands";

  /**
   * Property, String: the kind of the errand at hand, whose mail is the body, in lower case; absent
   * when there is none.
   */
  public static final String ERRAND = "PosternErrand";

  /** Property, String: the endpoint that takes the errand at hand. */
  public static final String ERRAND_VIA = "PosternErrandVia";

  /**
   * Property: other mails that are to be put into the queue together with the mail at hand; only
   * the queue looks inside.
   */
  public static final String COMPANIONS = "PosternCompanions";

  /** Property, String: why the mail is to be tried again later; absent otherwise. */
  public static final String LATER_REASON = "PosternLaterReason";

  /** Header, String: {@link Mail#id()}. */
  public static final String MAIL_ID = "PosternMailId";

  /** Header, String: the account a fetched mail comes from. */
  public static final String ACCOUNT = "PosternAccount";

  /** Header, String: the configured name of the recipient whose endpoint gets the mail. */
  public static final String RECIPIENT = "PosternRecipient";

  /**
   * Header, String: what the last inspector found, one of clean, infected, spam, ham, matched and
   * could-not-tell.
   */
  public static final String FINDING = "PosternFinding";

  private ExchangeKeys() {}
}

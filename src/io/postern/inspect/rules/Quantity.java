package io.postern.inspect.rules;

/** How many of a mail's attachments a condition is about. */
public enum Quantity {
  /** One is enough (F107). */
  ONE,
  /** All of them, and there is at least one (F108). */
  EVERY
}

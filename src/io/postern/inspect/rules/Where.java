package io.postern.inspect.rules;

/** Where an address stands. */
public enum Where {
  /** In the envelope or in the header: one of them is enough. */
  ANYWHERE,
  /** In the envelope: what SMTP says. */
  ENVELOPE,
  /** In the header: what people read. */
  HEADER
}

package io.postern.sessionlog;

/** Sizes as people read them. */
final class Sizes {
  private Sizes() {}

  /** In units of 1,024 octets, with one decimal, rounded: {@code 7.4 kb}. */
  static String of(long octets) {
    long tenths = (octets * 10 + 512) / 1024;
    return tenths / 10 + "." + tenths % 10 + " kb";
  }
}

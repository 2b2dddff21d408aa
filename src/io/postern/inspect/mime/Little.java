package io.postern.inspect.mime;

/** Numbers whose least octet comes first. What lies behind the end of an array counts as 0. */
final class Little {
  private Little() {}

  static int u8(byte[] octets, int at) {
    return at >= 0 && at < octets.length ? octets[at] & 0xff : 0;
  }

  static int u16(byte[] octets, int at) {
    return u8(octets, at) | u8(octets, at + 1) << 8;
  }

  static long u32(byte[] octets, int at) {
    return u16(octets, at) | (long) u16(octets, at + 2) << 16;
  }

  /** Values above the largest long are negative. */
  static long u64(byte[] octets, int at) {
    return u32(octets, at) | u32(octets, at + 4) << 32;
  }
}

package io.postern.inspect.mime;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The properties of an attachment in a {@code winmail.dat} (MS-OXTNEF section 2.1.3.4). */
final class MapiProperties {
  private static final int MULTIPLE = 0x1000;
  private static final int STRING = 0x1e;
  private static final int UNICODE = 0x1f;
  private static final int BINARY = 0x102;
  private static final int OBJECT = 0x0d;
  private static final int GUID = 16;

  private final byte[] octets;
  private final List<String> names = new ArrayList<>(2);
  private InputStream message;
  private int at;

  MapiProperties(byte[] octets) {
    this.octets = octets;
  }

  /** Names of the attachment. */
  List<String> names() {
    return names;
  }

  /** An attached message, itself a TNEF stream; null when there is none. */
  InputStream message() {
    return message;
  }

  /**
   * Reads all properties; those before a broken one are there.
   *
   * @throws EOFException when they are cut off or not what they should be
   */
  void read() throws EOFException {
    for (long left = u32(); left > 0; left--) {
      property();
    }
  }

  private void property() throws EOFException {
    int type = u16();
    int id = u16();
    if (id >= 0x8000) {
      skip(GUID);
      skip(u32() == 0 ? 4 : padded(u32()));
    }
    int base = type & ~MULTIPLE;
    boolean variable = base == STRING || base == UNICODE || base == BINARY || base == OBJECT;
    long count = variable || (type & MULTIPLE) != 0 ? u32() : 1;
    for (long i = 0; i < count; i++) {
      if (variable) {
        long length = u32();
        take(base, id, length);
        skip(padded(length));
      } else {
        skip(fixed(base));
      }
    }
  }

  private void take(int type, int id, long length) throws EOFException {
    if (length > octets.length - at) {
      throw new EOFException("a property is cut off");
    }
    boolean name = id == 0x3707 || id == 0x3704 || id == 0x3001;
    if (name && type == UNICODE) {
      names.add(new String(octets, at, (int) length, StandardCharsets.UTF_16LE));
    } else if (name && type == STRING) {
      names.add(Decoding.text(Arrays.copyOfRange(octets, at, at + (int) length)));
    } else if (id == 0x3701 && type == OBJECT && length > GUID) {
      message = new ByteArrayInputStream(octets, at + GUID, (int) length - GUID);
    }
  }

  private static int fixed(int type) throws EOFException {
    return switch (type) {
      case 0x01, 0x02, 0x03, 0x04, 0x0a, 0x0b -> 4;
      case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
      case 0x48 -> GUID;
      default -> throw new EOFException("a property has an unknown type");
    };
  }

  private static long padded(long length) {
    return (length + 3) & ~3L;
  }

  private void skip(long count) throws EOFException {
    if (count > octets.length - at + 3L) {
      throw new EOFException("a property is cut off");
    }
    at = (int) Math.min(octets.length, at + count);
  }

  private int u16() throws EOFException {
    need(2);
    at += 2;
    return Little.u16(octets, at - 2);
  }

  private long u32() throws EOFException {
    need(4);
    at += 4;
    return Little.u32(octets, at - 4);
  }

  private void need(int count) throws EOFException {
    if (octets.length - at < count) {
      throw new EOFException("a property is cut off");
    }
  }
}

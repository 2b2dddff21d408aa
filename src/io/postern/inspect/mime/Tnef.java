package io.postern.inspect.mime;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Finds the files in a {@code winmail.dat} (MS-OXTNEF): a row of attributes, each with its level,
 * id, length, data and checksum. An attribute that begins an attachment makes a part.
 */
final class Tnef {
  private static final long SIGNATURE = 0x223e9f78L;
  private static final long RENDERING = 0x00069002L;
  private static final long TITLE = 0x00018010L;
  private static final long DATA = 0x0006800fL;
  private static final long PROPERTIES = 0x00069005L;
  private static final int MAX_TITLE = 4 * 1024;

  private final Walk walk;
  private final Contents contents;
  private final Budget budget;
  private final Draft parent;
  private final int depth;
  private Draft file;

  Tnef(Walk walk, Contents contents, Budget budget, Draft parent, int depth) {
    this.walk = walk;
    this.contents = contents;
    this.budget = budget;
    this.parent = parent;
    this.depth = depth;
  }

  static boolean isSignature(byte[] head) {
    return head.length >= 4 && Little.u32(head, 0) == SIGNATURE;
  }

  /** Reads to the end, or to where it is broken. */
  void read(InputStream in) throws IOException {
    if (depth >= budget.limits().depth()) {
      budget.gap(Gap.Kind.LIMIT, "messages nest more than " + depth + " deep");
      return;
    }
    byte[] head = in.readNBytes(6);
    boolean whole = head.length == 6 && isSignature(head);
    for (byte[] next = in.readNBytes(9); whole && next.length > 0; next = in.readNBytes(9)) {
      Bounded data = new Bounded(in, Little.u32(next, 5));
      if (next.length == 9) {
        attribute(Little.u32(next, 1), data);
      }
      data.transferTo(OutputStream.nullOutputStream());
      whole = next.length == 9 && data.left() == 0 && in.readNBytes(2).length == 2;
    }
    if (!whole) {
      parent.defects().add(Defect.BROKEN_TNEF);
      budget.gap(Gap.Kind.DAMAGED, "part " + parent.number() + " has a damaged winmail.dat");
    }
  }

  private void attribute(long id, Bounded data) throws IOException {
    if (id == RENDERING) {
      begin();
    } else if (id == TITLE) {
      name(Decoding.text(data.readNBytes(MAX_TITLE)));
    } else if (id == DATA) {
      contents.read(file(), data, depth + 1);
    } else if (id == PROPERTIES) {
      properties(data);
    }
  }

  private void begin() throws IOException {
    budget.part();
    file = walk.add(Draft.ofFile(parent.nextChild(), Part.Origin.TNEF));
  }

  private Draft file() throws IOException {
    if (file == null) {
      begin();
    }
    return file;
  }

  private void name(String name) throws IOException {
    Draft named = file();
    NameReadings readings = new NameReadings(named.defects());
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) == '\0') {
      end--;
    }
    readings.text(name.substring(0, end));
    named.add(readings);
  }

  private void properties(Bounded data) throws IOException {
    int limit = budget.limits().memoryOctets();
    if (data.left() > limit) {
      budget.gap(
          Gap.Kind.LIMIT, "part " + parent.number() + " has an attached message in winmail.dat");
    }
    MapiProperties properties = new MapiProperties(data.readNBytes(limit));
    try {
      properties.read();
    } catch (EOFException cut) {
      file().defects().add(Defect.BROKEN_TNEF);
    }
    for (String name : properties.names()) {
      name(name);
    }
    if (properties.message() != null) {
      new Tnef(walk, contents, budget, file(), depth + 1).read(properties.message());
    }
  }
}

package io.postern.inspect.mime;

import io.postern.inspect.mime.Archive.Entry;
import io.postern.inspect.mime.Archives.Place;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lists a tar file (POSIX ustar and pax, GNU long names) in constant memory. */
final class TarReader {
  private static final int BLOCK = 512;
  private static final int MAX_NAMES = 64 * 1024;

  private final InputStream in;
  private final Archives archives;
  private final Budget budget;
  private final Place place;
  private final List<String> longNames = new ArrayList<>(1);
  private long consumed;

  TarReader(InputStream in, Archives archives, Budget budget, Place place) {
    this.in = in;
    this.archives = archives;
    this.budget = budget;
    this.place = place;
  }

  /** Whether the checksum of a tar header is right. */
  static boolean isHeader(byte[] block) {
    if (block.length < BLOCK || block[0] == 0) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : block[i] & 0xff;
    }
    return sum == number(block, 148, 8);
  }

  void read() throws IOException {
    byte[] header = in.readNBytes(BLOCK);
    if (!isHeader(header)) {
      throw new IOException("not a tar file");
    }
    while (header.length == BLOCK && header[0] != 0) {
      consumed += BLOCK;
      if (!isHeader(header)) {
        throw new IOException("a header of the tar file has a wrong checksum");
      }
      entry(header);
      header = in.readNBytes(BLOCK);
    }
    if (header.length > 0 && header.length < BLOCK) {
      throw new EOFException("the tar file is cut off");
    }
  }

  private void entry(byte[] header) throws IOException {
    long size = number(header, 124, 12);
    char type = (char) header[156];
    Bounded content = new Bounded(in, size);
    if (type == 'L' || type == 'x') {
      names(content, type == 'x');
    } else if (type == 'g' || type == 'K') {
      budget.check();
    } else {
      file(header, type, content);
    }
    content.transferTo(OutputStream.nullOutputStream());
    consumed += size;
    if (content.left() > 0) {
      throw new EOFException("the tar file is cut off");
    }
    in.readNBytes((int) (-size & (BLOCK - 1)));
  }

  private void file(byte[] header, char type, Bounded content) throws IOException {
    String inHeader = name(header);
    if (longNames.stream().noneMatch(longName -> longName.startsWith(inHeader))) {
      longNames.add(inHeader);
    }
    List<FileName> names = Archives.names(longNames.toArray(String[]::new));
    longNames.clear();
    boolean folder = type == '5';
    Entry entry = new Entry(names, place.depth(), content.left(), folder, false, "");
    if (folder || content.left() == 0) {
      archives.sealed(place, entry);
    } else {
      archives.entry(place, entry, new Inflated(content, () -> consumed + content.count(), budget));
    }
  }

  /** The name of the next entry, when it does not fit into its header. */
  private void names(Bounded content, boolean pax) throws IOException {
    if (content.left() > MAX_NAMES) {
      throw new Exceeded("a tar file with a name of " + content.left() + " octets", false);
    }
    String text = Decoding.text(content.readNBytes(MAX_NAMES));
    if (!pax) {
      longNames.add(text.replace("\0", ""));
      return;
    }
    for (String record : text.split("\n", -1)) {
      int path = record.indexOf(" path=");
      if (path >= 0) {
        longNames.add(record.substring(path + 6));
      }
    }
  }

  private static String name(byte[] header) {
    String name = text(header, 0, 100);
    boolean ustar = text(header, 257, 5).equals("ustar");
    String prefix = ustar && header[262] == 0 ? text(header, 345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String text(byte[] header, int at, int length) {
    int end = at;
    while (end < at + length && header[end] != 0) {
      end++;
    }
    return Decoding.text(Arrays.copyOfRange(header, at, end));
  }

  /** An octal number, or a large one in base 256. */
  private static long number(byte[] header, int at, int length) {
    if ((header[at] & 0x80) != 0) {
      long value = 0;
      for (int i = at + length - 7; i < at + length; i++) {
        value = (value << 8) | (header[i] & 0xff);
      }
      return value;
    }
    String digits = new String(header, at, length, StandardCharsets.ISO_8859_1);
    long value = 0;
    for (char c : digits.replace('\0', ' ').strip().toCharArray()) {
      if (c < '0' || c > '7') {
        break;
      }
      value = (value << 3) | (c - '0');
    }
    return value;
  }
}

package io.postern.system;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Lines and dot-stuffed content from an SMTP client, and answers to it; block by block, for speed.
 */
final class SinkWire {
  private static final int MAX_LINE = 4_096;
  private static final byte[] CR = {'\r'};

  /** Where the reader is in the content (RFC 5321 section 4.5.2). */
  private enum Place {
    LINE_START,
    AFTER_DOT,
    AFTER_DOT_AND_CR,
    AFTER_CR,
    BEFORE_CR,
    TEXT
  }

  /** Takes content as it comes. */
  interface Content {
    void accept(byte[] block, int from, int length);
  }

  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[64 * 1024];
  private int position;
  private int limit;
  private Place place = Place.LINE_START;

  SinkWire(Socket socket) throws IOException {
    in = socket.getInputStream();
    out = new BufferedOutputStream(socket.getOutputStream(), 4 * 1024);
  }

  /** Answers; leaves when the client has nothing more to say for now. */
  void answer(String reply) throws IOException {
    out.write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    if (position == limit) {
      out.flush();
    }
  }

  private void fill() throws IOException {
    out.flush();
    int n = in.read(buffer);
    if (n < 0) {
      throw new EOFException("the client has gone");
    }
    position = 0;
    limit = n;
  }

  /** The next line without CR LF, one character per octet. */
  String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.length() <= MAX_LINE) {
      if (position == limit) {
        fill();
      }
      char octet = (char) (buffer[position++] & 0xff);
      if (octet == '\n') {
        return line.toString().stripTrailing();
      }
      line.append(octet);
    }
    throw new IOException("a command line of more than " + MAX_LINE + " octets");
  }

  /** Reads up to CR LF . CR LF and hands on what is before it, without the stuffed dots. */
  void readContent(Content content) throws IOException {
    place = Place.LINE_START;
    while (true) {
      if (position == limit) {
        fill();
      }
      if (readBlock(content)) {
        return;
      }
    }
  }

  /**
   * Takes what is in the buffer, moving it together where a dot falls out.
   *
   * @return whether the content is complete
   */
  private boolean readBlock(Content content) {
    int start = position;
    int end = start;
    while (position < limit) {
      if (place == Place.TEXT) {
        int text = position;
        skipText();
        System.arraycopy(buffer, text, buffer, end, position - text);
        end += position - text;
        place = Place.BEFORE_CR;
        continue;
      }
      byte octet = buffer[position++];
      if (place == Place.AFTER_DOT_AND_CR) {
        content.accept(buffer, start, end - start);
        if (octet == '\n') {
          return true;
        }
        content.accept(CR, 0, 1);
        start = position - 1;
        end = start;
      }
      place = next(octet);
      if (place != Place.AFTER_DOT && place != Place.AFTER_DOT_AND_CR) {
        buffer[end++] = octet;
      }
    }
    content.accept(buffer, start, end - start);
    return false;
  }

  private void skipText() {
    int i = position;
    while (i < limit && buffer[i] != '\r') {
      i++;
    }
    position = i;
  }

  private Place next(byte octet) {
    if (place == Place.LINE_START && octet == '.') {
      return Place.AFTER_DOT;
    }
    if (octet == '\r') {
      return place == Place.AFTER_DOT ? Place.AFTER_DOT_AND_CR : Place.AFTER_CR;
    }
    return place == Place.AFTER_CR && octet == '\n' ? Place.LINE_START : Place.TEXT;
  }
}

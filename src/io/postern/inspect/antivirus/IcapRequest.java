package io.postern.inspect.antivirus;

import io.postern.inspect.scanner.ScannerInput;
import io.postern.inspect.scanner.ScannerLink;
import io.postern.mail.Content;
import io.postern.mail.Mail;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * One mail on its way to an ICAP server: the heads, a preview if the server wants one, the rest if
 * it asks for it (RFC 3507 sections 4.4 and 4.5).
 */
final class IcapRequest {
  private static final byte[] LAST_CHUNK = ScannerInput.octets("0\r\n\r\n");
  private static final byte[] LAST_CHUNK_OF_ALL = ScannerInput.octets("0; ieof\r\n\r\n");

  private final IcapSettings settings;
  private final Mail mail;
  private final Optional<Integer> preview;
  private final ChunkedPieces out;

  IcapRequest(IcapSettings settings, Mail mail, Optional<Integer> wantedPreview, ScannerLink link) {
    this.settings = settings;
    this.mail = mail;
    this.preview = wantedPreview;
    this.out = new ChunkedPieces(link, new HexLength());
  }

  /** The request for a service's options. */
  static byte[] options(IcapSettings settings) {
    return ScannerInput.octets(
        "OPTIONS "
            + settings.uri()
            + " ICAP/1.0\r\nHost: "
            + settings.address()
            + "\r\nUser-Agent: Postern\r\nEncapsulated: null-body=0\r\nConnection: close\r\n\r\n");
  }

  /** How many octets go before the server decides whether it wants the rest. */
  private long firstCount() {
    long size = mail.content().size();
    return preview.map(wanted -> Math.min(wanted, size)).orElse(size);
  }

  /** Whether there is a rest. */
  boolean hasRest() {
    return firstCount() < mail.content().size();
  }

  /** Sends the heads and the preview; all of the mail when the server wants no preview. */
  void sendFirst() throws IOException {
    out.plain(head());
    Content first = hasRest() ? mail.content().until(firstCount()) : mail.content();
    first.forEachPiece(out);
    out.plain(preview.isPresent() && !hasRest() ? LAST_CHUNK_OF_ALL : LAST_CHUNK);
    out.flush();
  }

  /** Sends what came not with the preview. */
  void sendRest() throws IOException {
    mail.content().from(firstCount()).forEachPiece(out);
    out.plain(LAST_CHUNK);
    out.flush();
  }

  private byte[] head() {
    String http = "Content-Type: message/rfc822\r\nContent-Length: " + mail.content().size();
    String path = "/" + mail.id() + ".eml HTTP/1.1\r\nHost: postern.invalid\r\n";
    String request;
    String response = "";
    String parts;
    if (settings.method() == IcapSettings.Method.REQMOD) {
      request = "POST " + path + http + "\r\n\r\n";
      parts = "req-hdr=0, req-body=" + request.length();
    } else {
      request = "GET " + path + "\r\n";
      response = "HTTP/1.1 200 OK\r\n" + http + "\r\n\r\n";
      int body = request.length() + response.length();
      parts = "req-hdr=0, res-hdr=" + request.length() + ", res-body=" + body;
    }
    String icap =
        settings.method()
            + " "
            + settings.uri()
            + " ICAP/1.0\r\nHost: "
            + settings.address()
            + "\r\nUser-Agent: Postern\r\nAllow: 204\r\nConnection: close\r\n"
            + (preview.isPresent() ? "Preview: " + firstCount() + "\r\n" : "")
            + "Encapsulated: "
            + parts
            + "\r\n\r\n";
    return ScannerInput.octets(icap + request + response);
  }

  /** The length in hexadecimal digits on a line of its own (RFC 9112 section 7.1). */
  private static final class HexLength implements ChunkedPieces.Framing {
    private static final byte[] LINE_END = {'\r', '\n'};

    @Override
    public void before(ByteBuffer out, int count) {
      String length = Integer.toHexString(count).toLowerCase(Locale.ROOT);
      out.put(length.getBytes(StandardCharsets.US_ASCII)).put(LINE_END);
    }

    @Override
    public void after(ByteBuffer out) {
      out.put(LINE_END);
    }
  }
}

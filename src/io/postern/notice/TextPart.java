package io.postern.notice;

/** The part of a mail with our words. */
final class TextPart {
  private TextPart() {}

  /** The part's header fields with the empty line that ends them. */
  static String header(String language) {
    return "Content-Type: text/plain; charset=utf-8\r\nContent-Language: "
        + language
        + "\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
  }
}

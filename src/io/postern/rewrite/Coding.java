package io.postern.rewrite;

import java.util.Optional;

/**
 * How a part's octets are encoded for transfer (RFC 2045 section 6), as far as it takes to look
 * inside and to put something in without touching the rest.
 */
interface Coding {

  /**
   * Decodes; empty when the octets are not encoded like this.
   *
   * @param raw the part as it stands in the mail
   */
  Optional<byte[]> decode(byte[] raw);

  /**
   * What to change so that decoding yields more.
   *
   * @param raw the part as it stands in the mail, decodable
   * @param position where to insert, counted in decoded octets; all of them for the end
   * @param piece what to insert, decoded; its lines end as those of the mail do
   * @param lineEnd how the lines of the mail end
   * @return offsets are into {@code raw}
   */
  Edits.Edit insert(byte[] raw, int position, byte[] piece, byte[] lineEnd);

  /** The coding of a name; empty when nobody knows it. */
  static Optional<Coding> named(String name) {
    return switch (name) {
      case "7bit", "8bit", "binary" -> Optional.of(new Identity());
      case "quoted-printable" -> Optional.of(new QuotedPrintable());
      case "base64" -> Optional.of(new Base64Lines());
      default -> Optional.empty();
    };
  }

  /** Octets as they are. */
  final class Identity implements Coding {
    @Override
    public Optional<byte[]> decode(byte[] raw) {
      return Optional.of(raw);
    }

    @Override
    public Edits.Edit insert(byte[] raw, int position, byte[] piece, byte[] lineEnd) {
      return new Edits.Edit(position, position, piece);
    }
  }
}

package io.postern.accept;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A block of a PEM file (RFC 7468): DER between two lines that name it. */
final class Pem {
  private static final int MAX_FILE = 1_000_000;
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  private final String label;
  private final byte[] der;

  /**
   * @param label for example {@code CERTIFICATE}
   * @param der the octets, which stay as they are
   */
  Pem(String label, byte[] der) {
    this.label = label;
    this.der = der;
  }

  /**
   * Reads all blocks of a file; what stands between them is left alone, as the standard wants.
   *
   * @throws UnusableCertificateException when the file cannot be read or has no block
   */
  static List<Pem> read(Path file) {
    List<String> lines = text(file).lines().map(String::strip).toList();
    List<Pem> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith(BEGIN) && line.endsWith(DASHES)) {
        String label = line.substring(BEGIN.length(), Math.max(11, line.length() - 5));
        int end = lines.subList(i, lines.size()).indexOf(END + label + DASHES);
        if (end < 0) {
          throw new UnusableCertificateException(
              file + ": the line \"END " + label + "\" is missing");
        }
        blocks.add(block(file, label, lines.subList(i + 1, i + end)));
        i += end;
      }
    }
    if (blocks.isEmpty()) {
      throw new UnusableCertificateException(
          file + ": is not a PEM file (no line with \"-----BEGIN\"); DER and PKCS#12 are not read");
    }
    return blocks;
  }

  private static String text(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new UnusableCertificateException(file + ": is a folder, not a PEM file");
      }
      if (Files.size(file) > MAX_FILE) {
        throw new UnusableCertificateException(file + ": is too large for a PEM file");
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException absent) {
      throw new UnusableCertificateException(file + ": there is no such file", absent);
    } catch (IOException unreadable) {
      throw new UnusableCertificateException(file + ": cannot be read", unreadable);
    }
  }

  private static Pem block(Path file, String label, List<String> lines) {
    if (label.equals("ENCRYPTED PRIVATE KEY")
        || lines.stream().anyMatch(line -> line.startsWith("Proc-Type:"))) {
      throw new UnusableCertificateException(
          file + ": the key is encrypted; decrypt it with: openssl pkcs8 -in FILE -out NEWFILE");
    }
    try {
      return new Pem(label, Base64.getDecoder().decode(String.join("", lines)));
    } catch (IllegalArgumentException notBase64) {
      // without the cause, which may quote the key
      throw new UnusableCertificateException(file + ": the block " + label + " is not base64");
    }
  }

  /** What the block says it is. */
  String label() {
    return label;
  }

  /** The octets. */
  byte[] der() {
    return der;
  }

  /** The block as text. */
  String text() {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return BEGIN + label + DASHES + "\n" + base64 + "\n" + END + label + DASHES + "\n";
  }

  /** Without the octets, which may be a key. */
  @Override
  public String toString() {
    return label;
  }
}

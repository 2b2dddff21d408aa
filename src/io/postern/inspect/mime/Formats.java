package io.postern.inspect.mime;

import io.postern.inspect.mime.Archive.Format;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells what kind of archive a file is: by its first octets, else by its name. */
final class Formats {
  private static final Set<String> OTHER_TYPES =
      Set.of(
          "application/vnd.ms-cab-compressed",
          "application/x-arj",
          "application/x-lharc",
          "application/x-ace-compressed",
          "application/zstd",
          "application/x-compress",
          "application/x-lzma",
          "application/x-lz4",
          "application/x-lzip",
          "application/x-cpio",
          "application/x-archive",
          "application/x-debian-package",
          "application/x-iso9660-image",
          "application/x-snappy-framed");
  private static final Set<String> OTHER_NAMES =
      Set.of(
          "cab", "arj", "lzh", "lha", "ace", "iso", "img", "vhd", "vhdx", "zst", "z", "lzma", "lz",
          "alz", "egg", "wim", "dmg", "udf", "zoo", "uha", "kgb");
  private static final Set<String> ZIP_NAMES = Set.of("zip", "zipx", "jar");

  private Formats() {}

  /**
   * @param head the first octets
   * @param type what they are taken for
   */
  static Optional<Format> of(byte[] head, String type, List<FileName> names) {
    Format format = byContent(head);
    if (format == null && OTHER_TYPES.contains(type)) {
      format = Format.OTHER;
    }
    return format != null || head.length == 0 ? Optional.ofNullable(format) : byName(names);
  }

  private static Format byContent(byte[] head) {
    if (begins(head, 0, "PK\3\4") || begins(head, 0, "PK\5\6") || begins(head, 0, "PK00PK\3\4")) {
      return Format.ZIP;
    }
    if (begins(head, 0, "7z\u00bc\u00af'\u001c")) {
      return Format.SEVEN_ZIP;
    }
    if (begins(head, 0, "Rar!\u001a\7")) {
      return Format.RAR;
    }
    if (begins(head, 0, "\u001f\u008b")) {
      return Format.GZIP;
    }
    if (begins(head, 0, "BZh")) {
      return Format.BZIP2;
    }
    if (begins(head, 0, "\u00fd7zXZ\0")) {
      return Format.XZ;
    }
    return TarReader.isHeader(head) ? Format.TAR : null;
  }

  private static boolean begins(byte[] head, int at, String octets) {
    byte[] wanted = octets.getBytes(StandardCharsets.ISO_8859_1);
    if (head.length < at + wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (head[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** By what programs would take it for, judged by its names. */
  static Optional<Format> byName(List<FileName> names) {
    for (FileName name : names) {
      String extension = name.extension();
      if (ZIP_NAMES.contains(extension)) {
        return Optional.of(Format.ZIP);
      }
      if (OTHER_NAMES.contains(extension)) {
        return Optional.of(Format.OTHER);
      }
      Format format =
          switch (extension) {
            case "7z" -> Format.SEVEN_ZIP;
            case "rar" -> Format.RAR;
            case "gz", "tgz" -> Format.GZIP;
            case "bz2", "tbz", "tbz2" -> Format.BZIP2;
            case "xz", "txz" -> Format.XZ;
            case "tar" -> Format.TAR;
            default -> null;
          };
      if (format != null) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}

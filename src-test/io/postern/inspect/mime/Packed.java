package io.postern.inspect.mime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Archives as exact octets. */
final class Packed {
  private Packed() {}

  /** Wraps a stream in one that packs. */
  interface Packer {
    OutputStream pack(OutputStream out) throws IOException;
  }

  private static byte[] pack(byte[] octets, Packer packer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packing = packer.pack(out)) {
      packing.write(octets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] gzip(byte[] octets) {
    return pack(octets, GZIPOutputStream::new);
  }

  static byte[] bzip2(byte[] octets) {
    return pack(octets, BZip2CompressorOutputStream::new);
  }

  static byte[] xz(byte[] octets) {
    return pack(octets, out -> new XZOutputStream(out, new LZMA2Options(0)));
  }

  static byte[] zip(String name, byte[] octets) {
    return pack(
        octets,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          zip.putNextEntry(new ZipEntry(name));
          return zip;
        });
  }

  static byte[] tar(String name, byte[] octets) {
    return pack(
        octets,
        out -> {
          TarArchiveOutputStream tar =
              new TarArchiveOutputStream(out) {
                @Override
                public void close() throws IOException {
                  closeArchiveEntry();
                  super.close();
                }
              };
          tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
          TarArchiveEntry entry = new TarArchiveEntry(name);
          entry.setSize(octets.length);
          tar.putArchiveEntry(entry);
          return tar;
        });
  }

  static byte[] sevenZip(String name, byte[] octets, char[] password) {
    SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
    try (SevenZOutputFile file = new SevenZOutputFile(channel, password)) {
      SevenZArchiveEntry entry = new SevenZArchiveEntry();
      entry.setName(name);
      entry.setSize(octets.length);
      file.putArchiveEntry(entry);
      file.write(octets);
      file.closeArchiveEntry();
      file.finish();
      byte[] all = new byte[(int) channel.size()];
      System.arraycopy(channel.array(), 0, all, 0, all.length);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A zip entry stored as it is: its header and data. */
  static byte[] zipEntry(String name, int flags, byte[] octets) {
    ByteBuffer entry = little(30 + name.length() + octets.length);
    entry.putInt(0x04034b50).putShort((short) 20).putShort((short) flags).putShort((short) 0);
    entry.putInt(0).putInt(0).putInt(octets.length).putInt(octets.length);
    entry.putShort((short) name.length()).putShort((short) 0);
    return entry.put(Specimen.octets(name)).put(octets).array();
  }

  /** A directory with one entry, and its end. */
  static byte[] zipDirectory(String name, int flags, int size, int offset, int start) {
    ByteBuffer directory = little(46 + name.length() + 22);
    directory.putInt(0x02014b50).putShort((short) 20).putShort((short) 20);
    directory.putShort((short) flags).putShort((short) 0).putInt(0).putInt(0);
    directory.putInt(size).putInt(size).putShort((short) name.length());
    directory.putShort((short) 0).putShort((short) 0).putInt(0).putInt(0).putInt(offset);
    directory.put(Specimen.octets(name));
    directory.putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1);
    return directory.putInt(46 + name.length()).putInt(start).putShort((short) 0).array();
  }

  /** A RAR file of version 4 with one stored file. */
  static byte[] rar4(String name, int flags, byte[] octets) {
    ByteBuffer rar = little(7 + 13 + 32 + name.length() + octets.length + 7);
    rar.put(Specimen.octets("Rar!\u001a\7\0"));
    rar.putShort((short) 0).put((byte) 0x73).putShort((short) 0).putShort((short) 13);
    rar.putShort((short) 0).putInt(0);
    rar.putShort((short) 0).put((byte) 0x74).putShort((short) (0x8000 | flags));
    rar.putShort((short) (32 + name.length())).putInt(octets.length).putInt(octets.length);
    rar.put((byte) 2).putInt(0).putInt(0).put((byte) 29).put((byte) 0x30);
    rar.putShort((short) name.length()).putInt(0x20).put(Specimen.octets(name)).put(octets);
    rar.putShort((short) 0).put((byte) 0x7b).putShort((short) 0x4000).putShort((short) 7);
    return rar.array();
  }

  /** A RAR file of version 5 with one stored file. */
  static byte[] rar5(String name, boolean encrypted, byte[] octets) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    int extra = encrypted ? 3 : 0;
    int head = 3 + (encrypted ? 1 : 0) + 6 + utf8.length + extra;
    ByteBuffer rar = little(8 + 4 + 4 + 4 + 1 + head + octets.length + 4 + 4);
    rar.put(Specimen.octets("Rar!\u001a\7\1\0"));
    rar.putInt(0).put(new byte[] {3, 1, 0, 0});
    rar.putInt(0).put((byte) head).put((byte) 2).put((byte) (encrypted ? 3 : 2));
    if (encrypted) {
      rar.put((byte) extra);
    }
    rar.put((byte) octets.length).put((byte) 0).put((byte) octets.length).put((byte) 0);
    rar.put((byte) 0).put((byte) 0).put((byte) utf8.length).put(utf8);
    if (encrypted) {
      rar.put(new byte[] {2, 1, 0});
    }
    rar.put(octets).putInt(0).put(new byte[] {3, 5, 0, 0});
    return rar.array();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  static byte[] join(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }
}

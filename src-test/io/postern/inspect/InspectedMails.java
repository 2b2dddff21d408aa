package io.postern.inspect;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Mails for scanners to look at. */
public final class InspectedMails {
  public static final String HEADER = "From: a@b.example\r\nSubject: x\r\n\r\n";
  public static final Occasion OCCASION =
      new Occasion(
          Occasion.Direction.INCOMING,
          Optional.of("info"),
          Optional.empty(),
          Instant.EPOCH,
          List.of());

  private InspectedMails() {}

  /** A mail from a@b.example to c@d.example. */
  public static Mail with(Content content) {
    try {
      Envelope envelope =
          new Envelope(Optional.of(Address.of("a@b.example")), List.of(Address.of("c@d.example")));
      return Mail.of("m-1", envelope, content);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** A small mail with this body. */
  public static Mail plain(String body) {
    return with(Content.of((HEADER + body).getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** A mail in a file, of blocks that are not alike. */
  public static Mail large(Path file, int megabytes) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    channel.write(ByteBuffer.wrap(HEADER.getBytes(StandardCharsets.ISO_8859_1)));
    byte[] block = new byte[1024 * 1024];
    for (int i = 0; i < megabytes; i++) {
      Arrays.fill(block, (byte) ('A' + i % 26));
      channel.write(ByteBuffer.wrap(block));
    }
    return with(Content.of(channel, channel.size(), null));
  }

  /** Of the whole content. */
  public static String sha256(Mail mail) throws IOException {
    MessageDigest digest = digest();
    byte[] block = new byte[64 * 1024];
    try (InputStream in = mail.content().open()) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        digest.update(block, 0, n);
      }
    }
    return hex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Octets as digits. */
  public static String hex(byte[] octets) {
    return HexFormat.of().formatHex(octets);
  }
}

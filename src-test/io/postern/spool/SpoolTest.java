package io.postern.spool;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.mail.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final int THRESHOLD = 1000;

  @TempDir Path temp;

  private Spool spool(int slots) throws IOException {
    return new Spool(temp.resolve("spool"), slots, THRESHOLD);
  }

  @Test
  void aSmallMailNeedsNoFile() throws Exception {
    try (Spool spool = spool(1)) {
      SpoolFile slot = spool.acquire();
      put(slot, octets(THRESHOLD), 100);
      assertThat(read(slot)).isEqualTo(octets(THRESHOLD));
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void aLargeMailIsInAFileThatOnlyItsOwnerCanRead() throws Exception {
    try (Spool spool = spool(1)) {
      SpoolFile slot = spool.acquire();
      put(slot, octets(THRESHOLD + 1), 100);
      assertThat(read(slot)).isEqualTo(octets(THRESHOLD + 1));
      assertThat(files()).hasSize(1);
      assertThat(permissions(files().get(0))).isEqualTo("rw-------");
      assertThat(permissions(temp.resolve("spool"))).isEqualTo("rwx------");
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void pieceSizesDoNotMatter() throws Exception {
    byte[] mail = octets(12_345);
    try (Spool spool = spool(1)) {
      SpoolFile slot = spool.acquire();
      for (int piece : new int[] {1, 3, 499, 500, 501, 999, 1000, 1001, 5000, 20_000}) {
        put(slot, mail, piece);
        assertThat(slot.size()).isEqualTo(mail.length);
        assertThat(read(slot)).isEqualTo(mail);
        slot.release();
        assertThat(spool.acquire()).isSameAs(slot);
      }
      assertThat(files()).hasSize(1);
    }
  }

  @Test
  void piecesOfAnyMixtureStayInOrder() throws Exception {
    byte[] mail = octets(50_000);
    Random sizes = new Random(7);
    try (Spool spool = spool(1)) {
      SpoolFile slot = spool.acquire();
      for (int from = 0, to; from < mail.length; from = to) {
        to = Math.min(from + 1 + sizes.nextInt(1500), mail.length);
        slot.write(mail, from, to);
      }
      slot.end();
      assertThat(read(slot)).isEqualTo(mail);
    }
  }

  @Test
  void oneMailAfterTheOtherUsesTheSameSlotAndFile() throws Exception {
    try (Spool spool = spool(1)) {
      for (int size : new int[] {0, 5, 5000, 0, 3000, 1000, 7000, 1, 5001}) {
        SpoolFile slot = spool.acquire();
        put(slot, octets(size), 700);
        assertThat(slot.size()).isEqualTo(size);
        assertThat(read(slot)).isEqualTo(octets(size));
        slot.release();
      }
      assertThat(files()).hasSize(1);
      assertThat(Files.size(files().get(0))).isEqualTo(7000);
    }
  }

  @Test
  void aHugeFileIsNotKeptForTheNextMail() throws Exception {
    byte[] megabyte = octets(1 << 20);
    try (Spool spool = spool(1)) {
      SpoolFile slot = spool.acquire();
      for (int i = 0; i < 65; i++) {
        slot.write(megabyte, 0, megabyte.length);
      }
      slot.release();
      assertThat(Files.size(files().get(0))).isZero();
      put(spool.acquire(), octets(5000), 700);
      assertThat(read(slot)).isEqualTo(octets(5000));
    }
  }

  @Test
  void thereAreAsManySlotsAsWasSaid() throws Exception {
    try (Spool spool = spool(2)) {
      SpoolFile one = spool.acquire();
      SpoolFile two = spool.tryAcquire().orElseThrow();
      assertThat(one).isNotSameAs(two);
      assertThat(spool.tryAcquire()).isEmpty();
      CompletableFuture<SpoolFile> third = CompletableFuture.supplyAsync(() -> acquired(spool));
      assertThat(third).isNotDone();
      one.release();
      await().until(third::isDone);
      assertThat(third.join()).isSameAs(one);
    }
  }

  private static SpoolFile acquired(Spool spool) {
    try {
      return spool.acquire();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void aSlotIsGivenBackOnce() throws Exception {
    try (Spool spool = spool(1)) {
      SpoolFile slot = spool.acquire();
      slot.release();
      assertThatThrownBy(slot::release).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aMailWithoutItsEndHasNoContent() throws Exception {
    try (Spool spool = spool(1)) {
      SpoolFile slot = spool.acquire();
      slot.write(octets(THRESHOLD + 5), 0, THRESHOLD + 5);
      slot.write(octets(5), 0, 5);
      assertThatThrownBy(() -> slot.content(null)).isInstanceOf(IllegalStateException.class);
      slot.end();
      assertThat(slot.content(null).size()).isEqualTo(THRESHOLD + 10);
    }
  }

  @Test
  void aDiskThatTakesNothingIsSaidClearlyAndTheSlotGoesOn() throws Exception {
    try (Spool spool = spool(1)) {
      SpoolFile slot = spool.acquire();
      Files.delete(temp.resolve("spool"));
      byte[] mail = octets(THRESHOLD + 1);
      assertThatThrownBy(() -> put(slot, mail, 100))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot write to the spool file")
          .hasMessageContaining(temp.toString());
      slot.release();
      Files.createDirectory(temp.resolve("spool"));
      put(spool.acquire(), mail, 100);
      assertThat(read(slot)).isEqualTo(mail);
    }
  }

  @Test
  void anInterruptedWriteCostsTheFileButNotTheSlot() throws Exception {
    try (Spool spool = spool(1)) {
      SpoolFile slot = spool.acquire();
      put(slot, octets(5000), 700);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> put(slot, octets(5000), 700)).isInstanceOf(IOException.class);
      assertThat(Thread.interrupted()).isTrue();
      slot.release();
      put(spool.acquire(), octets(6000), 700);
      assertThat(read(slot)).isEqualTo(octets(6000));
    }
  }

  @Test
  void whatADeadProcessLeftIsSweptAndNothingElse() throws Exception {
    Path folder = temp.resolve("spool");
    assertThat(Spool.sweep(folder)).isZero();
    Spool dead = spool(1);
    put(dead.acquire(), octets(5000), 700);
    Files.writeString(folder.resolve("README"), "not a spool file");
    assertThat(Spool.sweep(folder)).isOne();
    assertThat(files()).containsExactly(folder.resolve("README"));
  }

  @Test
  void aSpoolWithoutRoomIsRefused() {
    assertThatThrownBy(() -> spool(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Spool(temp, 1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void put(SpoolFile slot, byte[] mail, int piece) throws IOException {
    for (int from = 0; from < mail.length; from += piece) {
      slot.write(mail, from, Math.min(from + piece, mail.length));
    }
    slot.end();
  }

  private static byte[] read(SpoolFile slot) throws IOException {
    Content content = slot.content(null);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    content.writeTo(out);
    return out.toByteArray();
  }

  private static byte[] octets(int size) {
    byte[] octets = new byte[size];
    new Random(size).nextBytes(octets);
    byte[] head = "Subject: x\r\n".getBytes(US_ASCII);
    System.arraycopy(head, 0, octets, 0, Math.min(head.length, size));
    return octets;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(temp.resolve("spool"))) {
      return files.toList();
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}

package io.postern.spool;

import io.postern.disk.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * Hands out room for a bounded number of mails on their way, so that memory does not grow with the
 * mailbox. Slots may be acquired, and given back by {@link SpoolFile#release}, by any thread.
 */
public final class Spool implements Closeable {
  private final List<SpoolFile> slots = new ArrayList<>();
  private final BlockingDeque<SpoolFile> free = new LinkedBlockingDeque<>();

  /**
   * @param folder where mails above the threshold go; made if it is not there
   * @param slots mails at once, 1 or more
   * @param threshold octets of each that stay in memory, 1 or more
   */
  public Spool(Path folder, int slots, int threshold) throws IOException {
    if (slots < 1 || threshold < 1) {
      throw new IllegalArgumentException(
          "a spool needs slots and a threshold of 1 or more, not " + slots + " and " + threshold);
    }
    PrivateFiles.createFolder(folder);
    String name = UUID.randomUUID().toString();
    for (int i = 1; i <= slots; i++) {
      this.slots.add(
          new SpoolFile(SpoolFolder.file(folder, name + "-" + i), threshold, this::release));
    }
    free.addAll(this.slots);
  }

  /**
   * Removes what a process that died left behind; to be called at start, before the first spool.
   *
   * @return how many files there were
   */
  public static int sweep(Path folder) throws IOException {
    return SpoolFolder.sweep(folder);
  }

  /** An empty slot; waits until there is one. */
  public SpoolFile acquire() throws InterruptedException {
    return free.takeFirst();
  }

  /** An empty slot, if there is one now. */
  public Optional<SpoolFile> tryAcquire() {
    return Optional.ofNullable(free.pollFirst());
  }

  private synchronized void release(SpoolFile slot) {
    if (free.contains(slot)) {
      throw new IllegalStateException("this spool slot was given back already");
    }
    slot.clear();
    free.addFirst(slot);
  }

  /** Deletes all files; to be called when all mails are done with. */
  @Override
  public synchronized void close() throws IOException {
    IOException failed = null;
    for (SpoolFile slot : slots) {
      try {
        slot.delete();
      } catch (IOException stays) {
        failed = stays;
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}

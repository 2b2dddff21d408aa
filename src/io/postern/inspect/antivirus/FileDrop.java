package io.postern.inspect.antivirus;

import io.postern.inspect.Finding;
import io.postern.inspect.Finding.CouldNotTell.Why;
import io.postern.inspect.Inspector;
import io.postern.inspect.Occasion;
import io.postern.inspect.scanner.ScannerText;
import io.postern.mail.Mail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Puts a mail, and each of its attachments, as files before a scanner that watches files (F113):
 * what the scanner removes, changes or locks away is infected. The files have names of ours and
 * never outlive the inspection, but by a crash, after which they go at the next start.
 */
public final class FileDrop implements Inspector, AutoCloseable {
  private static final String REMOVED = "removed by the on-access scanner";
  private static final int PARALLEL = 16;
  private static final long STEP_MILLIS = 100;

  private final FileDropSettings settings;
  private final Attachments attachments;
  private final PrivateFolder folder;
  private final BoundedCalls calls;
  private final Decoy decoy;
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * Makes the folder and removes what a crash left in it.
   *
   * @param attachments takes a mail apart
   * @param clock for the time between decoys
   * @throws IOException when the folder cannot be made or read
   */
  public FileDrop(FileDropSettings settings, Attachments attachments, Clock clock)
      throws IOException {
    this.settings = settings;
    this.attachments = settings.attachments() ? attachments : Attachments.NONE;
    this.folder = new PrivateFolder(settings.folder());
    this.calls = new BoundedCalls(settings.name(), PARALLEL);
    this.decoy = new Decoy(clock, settings.decoyEvery());
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Finding inspect(Mail mail, Occasion occasion) {
    if (mail.content().size() > settings.maxSize()) {
      return couldNotTell(
          Why.MAIL,
          "the mail has "
              + mail.content().size()
              + " octets, larger than is put before the on-access scanner ("
              + settings.maxSize()
              + ")");
    }
    DroppedFiles files = new DroppedFiles(folder, settings.maxFiles());
    DroppedFiles bait = new DroppedFiles(folder, 1);
    try {
      return show(mail, files, bait);
    } catch (IOException noAnswer) {
      return couldNotTell(
          Why.NO_ANSWER,
          "the on-access scanner could not be asked: " + ScannerText.reason(noAnswer));
    } catch (RuntimeException broken) {
      // the contract: whatever a scanner, a disk or a mail does is a finding
      return couldNotTell(
          Why.MAIL, "the on-access scanner could not be asked: " + ScannerText.reason(broken));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return couldNotTell(Why.NO_ANSWER, "interrupted while the on-access scanner looked");
    } finally {
      files.remove();
      bait.remove();
    }
  }

  private Finding show(Mail mail, DroppedFiles files, DroppedFiles bait)
      throws IOException, InterruptedException {
    boolean baited = decoy.isDue();
    Written written = calls.within(settings.patience(), () -> write(mail, files, bait, baited));
    await(files);
    Optional<String> touched = calls.within(settings.patience(), files::firstTouched);
    if (!Files.isDirectory(folder.path())) {
      return couldNotTell(Why.NO_ANSWER, "the watched folder is gone");
    }
    if (touched.isPresent()) {
      return new Finding.Infected(name(), List.of(REMOVED), touched.get() + " was " + REMOVED);
    }
    if (baited
        && written.bait()
        && calls.within(settings.patience(), bait::firstTouched).isEmpty()) {
      return couldNotTell(Why.NO_ANSWER, "the on-access scanner does not even find its test file");
    }
    if (baited) {
      decoy.wasTaken();
    }
    if (written.missing().isPresent()) {
      return couldNotTell(
          Why.MAIL,
          "the on-access scanner was not shown all of the mail: " + written.missing().get());
    }
    return new Finding.Clean(name(), name() + ": the on-access scanner left all files alone");
  }

  private Finding couldNotTell(Why why, String text) {
    return new Finding.CouldNotTell(name(), why, text);
  }

  /**
   * What lies before the scanner.
   *
   * @param bait whether there is a decoy to look after
   * @param missing why not all of the mail is there, if so
   */
  private record Written(boolean bait, Optional<String> missing) {}

  private Written write(Mail mail, DroppedFiles files, DroppedFiles bait, boolean baited)
      throws IOException {
    try (InputStream octets = mail.content().open()) {
      files.put("the mail", ".eml", octets);
    }
    Optional<String> missing = writeAttachments(mail, files);
    return new Written(baited && Decoy.putInto(bait), missing);
  }

  /** Says why not all are there, if so. */
  private Optional<String> writeAttachments(Mail mail, DroppedFiles files) throws IOException {
    try {
      attachments.of(
          mail,
          (name, decoded) ->
              files.put("the attachment '" + ScannerText.name(name) + "'", ".bin", decoded));
      return Optional.empty();
    } catch (NotShownException | RuntimeException theMailsFault) {
      return Optional.of(ScannerText.reason(theMailsFault));
    }
  }

  /** Waits as long as the scanner has, or until it has taken something. */
  private void await(DroppedFiles files) throws IOException, InterruptedException {
    long end = System.nanoTime() + settings.waits().toNanos();
    for (long left = settings.waits().toNanos(); left > 0; left = end - System.nanoTime()) {
      long step = Math.min(left, Duration.ofMillis(STEP_MILLIS).toNanos());
      if (closing.await(step, TimeUnit.NANOSECONDS)) {
        throw new IOException("the gateway is stopping");
      }
      if (files.hasVanished()) {
        return;
      }
    }
  }

  /** Ends all waiting. */
  @Override
  public void close() {
    closing.countDown();
    calls.close();
  }
}

package io.postern.inspect.antivirus;

import io.postern.inspect.Finding.CouldNotTell.Why;
import io.postern.inspect.Inspector;
import io.postern.inspect.InspectorContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** A silent on-access scanner is one that leaves even the decoy alone. */
class FileDropContractTest extends InspectorContract {
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void scannerEnds() {
    over.countDown();
  }

  @Override
  protected Inspector asking(Scanner scanner) throws IOException {
    Path watched = folder.resolve("watched");
    FileDrop drop =
        new FileDrop(
            new FileDropSettings(
                "file-drop",
                watched,
                scanner == Scanner.FINDS ? patience(scanner) : Duration.ofMillis(50),
                whyOf(scanner) == Why.MAIL ? patience(Scanner.FINDS) : patience(scanner),
                true,
                10,
                40_000_000,
                isAsleep(scanner) ? Duration.ofHours(1) : Duration.ZERO),
            attachments(scanner),
            Clock.systemUTC());
    untilTheEnd(drop);
    switch (scanner) {
      case FINDS -> untilTheEnd(new FakeOnAccessScanner(watched, Files::delete));
      case ABSENT, HANGS_UP -> Files.delete(watched);
      case CUT -> untilTheEnd(new FakeOnAccessScanner(watched, file -> removeFolder(watched)));
      default -> untilTheEnd(new FakeOnAccessScanner(watched, file -> {}));
    }
    return drop;
  }

  /** One that leaves the decoy alone passes everything. */
  private static boolean isAsleep(Scanner scanner) {
    return scanner == Scanner.SILENT || scanner == Scanner.LIES;
  }

  /** A mail that cannot be taken apart is no fault of the scanner's. */
  @Override
  protected Why whyOf(Scanner scanner) {
    return scanner == Scanner.GARBAGE || scanner == Scanner.ENDLESS ? Why.MAIL : Why.NO_ANSWER;
  }

  /** What can hang or break here is taking the mail apart. */
  private Attachments attachments(Scanner scanner) {
    return switch (scanner) {
      case GARBAGE ->
          (mail, taker) -> {
            throw new IllegalStateException("\u001b[31m\u202e");
          };
      case ENDLESS ->
          (mail, taker) -> {
            while (true) {
              taker.attachment("", java.io.InputStream.nullInputStream());
            }
          };
      case TRICKLING -> (mail, taker) -> waitForTheEnd();
      default -> Attachments.NONE;
    };
  }

  private void waitForTheEnd() {
    try {
      if (!over.await(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the test hangs");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeFolder(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}

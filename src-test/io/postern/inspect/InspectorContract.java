package io.postern.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import io.postern.inspect.Finding.CouldNotTell.Why;
import io.postern.mail.Mail;
import io.postern.mail.UnreadableContent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every inspector that asks somebody else promises, whoever it asks. */
public abstract class InspectorContract {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
  private static final long MEGABYTE = 1024 * 1024;

  @TempDir protected Path folder;

  private final List<AutoCloseable> servers = new ArrayList<>();

  @AfterEach
  final void closeServers() throws Exception {
    for (AutoCloseable server : servers) {
      server.close();
    }
  }

  /** Closes a server when the test is over. */
  protected final <T extends AutoCloseable> T untilTheEnd(T server) {
    servers.add(server);
    return server;
  }

  /** How the scanner behaves that is asked. */
  protected enum Scanner {
    /** Nothing is wrong with any mail. */
    PASSES,
    /** Something is wrong with every mail. */
    FINDS,
    /** There is none. */
    ABSENT,
    /** It takes the mail, or a bit of it, and never answers. */
    SILENT,
    /** It takes the connection, if there is one, and goes away without a word. */
    HANGS_UP,
    /** It goes away in the middle of its answer. */
    CUT,
    /** It answers at once, without having seen the mail, that nothing is wrong with it. */
    LIES,
    /** It answers what makes no sense, with octets that should reach no terminal. */
    GARBAGE,
    /** It never comes to an end. */
    ENDLESS,
    /** It answers an octet now and then. */
    TRICKLING
  }

  /** How long to wait for such a scanner: short where the wait is in vain. */
  protected static Duration patience(Scanner scanner) {
    return switch (scanner) {
      case PASSES, FINDS -> Duration.ofSeconds(8);
      default -> Duration.ofMillis(300);
    };
  }

  /** An inspector that asks such a scanner and gives up when its patience is at its end. */
  protected abstract Inspector asking(Scanner scanner) throws IOException;

  /** Whether this is the finding for a mail that something is wrong with. */
  protected boolean isFound(Finding finding) {
    return finding instanceof Finding.Infected infected && !infected.names().isEmpty();
  }

  /** Whether this is the finding for a mail that nothing is wrong with. */
  protected boolean isPass(Finding finding) {
    return finding instanceof Finding.Clean;
  }

  /** Whose fault it is that such a scanner cannot be asked; the scanner's, as a rule. */
  protected Why whyOf(Scanner scanner) {
    return Why.NO_ANSWER;
  }

  /** Whether the settings want a mail of more than 40,000,000 octets judged by its beginning. */
  protected boolean judgesBeginnings() {
    return false;
  }

  /** Too much to be taken by a network on the way to one who does not read it. */
  private static Mail longerThanAnyBuffer() {
    return InspectedMails.plain("hello hello hello\r\n".repeat(400_000));
  }

  @Test
  void whatNothingIsWrongWithPasses() throws IOException {
    assertThat(ask(Scanner.PASSES, InspectedMails.plain("hello\r\n"))).matches(this::isPass);
  }

  @Test
  void whatSomethingIsWrongWithIsFound() throws IOException {
    assertThat(ask(Scanner.FINDS, InspectedMails.plain("hello\r\n"))).matches(this::isFound);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PASSES", "FINDS"})
  void silenceIsNotAPass(Scanner scanner) throws IOException {
    Finding finding = ask(scanner, longerThanAnyBuffer());
    assertThat(finding).isInstanceOf(Finding.CouldNotTell.class);
    assertThat(((Finding.CouldNotTell) finding).why()).isEqualTo(whyOf(scanner));
  }

  @Test
  void aMailThatIsTooLargeIsTheMailsFaultOrJudgedByItsBeginning() throws IOException {
    Mail large = InspectedMails.large(folder.resolve("too-large.eml"), 45);
    Inspector inspector = asking(Scanner.PASSES);
    Finding finding =
        assertTimeoutPreemptively(
            LONG_ENOUGH, () -> inspector.inspect(large, InspectedMails.OCCASION));
    if (judgesBeginnings()) {
      assertThat(finding).matches(this::isPass);
      assertThat(finding.text()).contains("by the first ");
    } else {
      assertThat(finding).isInstanceOf(Finding.CouldNotTell.class);
      assertThat(((Finding.CouldNotTell) finding).why()).isEqualTo(Why.MAIL);
      assertThat(finding.text()).contains(" octets");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PASSES", "FINDS", "GARBAGE", "LIES", "CUT"})
  void theMailStaysAsItIs(Scanner scanner) throws IOException {
    Mail mail = InspectedMails.plain("bare\nlf and \u00ff\r\n.\r\n");
    String before = InspectedMails.sha256(mail);
    Mail same = new Mail(mail.id(), mail.envelope(), mail.content(), mail.header());
    ask(scanner, mail);
    assertThat(mail).isEqualTo(same);
    assertThat(InspectedMails.sha256(mail)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(names = {"PASSES", "FINDS", "ABSENT", "GARBAGE"})
  void whatIsSaidIsOneShortCleanLine(Scanner scanner) throws IOException {
    Finding finding = ask(scanner, InspectedMails.plain("hello\r\n"));
    assertThat(finding.text()).isNotBlank().hasSizeLessThan(400).doesNotMatch("(?s).*[\\p{C}].*");
    assertThat(finding.inspector()).isNotBlank();
  }

  @Test
  void aMailThatCannotBeReadIsNotPassed() throws IOException {
    Mail unreadable = UnreadableContent.in(InspectedMails.plain("hello\r\n"));
    assertThat(ask(Scanner.PASSES, unreadable)).isInstanceOf(Finding.CouldNotTell.class);
  }

  @Test
  void aLargeMailNeedsNoMoreMemoryThanASmallOne() throws IOException {
    Mail large = InspectedMails.large(folder.resolve("large.eml"), 30);
    Inspector inspector = asking(Scanner.PASSES);
    inspector.inspect(InspectedMails.plain("first\r\n"), InspectedMails.OCCASION);
    long before = allocated();
    Finding finding = inspector.inspect(large, InspectedMails.OCCASION);
    assertThat(allocated() - before).isLessThan(8 * MEGABYTE);
    assertThat(finding).matches(this::isPass);
  }

  @Test
  void manyThreadsMayAskAtOnce() throws Exception {
    Inspector inspector = asking(Scanner.PASSES);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Finding>> findings = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Mail mail = InspectedMails.plain("mail " + i + "\r\n");
        findings.add(threads.submit(() -> inspector.inspect(mail, InspectedMails.OCCASION)));
      }
      for (Future<Finding> finding : findings) {
        assertThat(finding.get()).matches(this::isPass);
      }
    } finally {
      threads.shutdown();
    }
  }

  private Finding ask(Scanner scanner, Mail mail) throws IOException {
    Inspector inspector = asking(scanner);
    return assertTimeoutPreemptively(
        LONG_ENOUGH, () -> inspector.inspect(mail, InspectedMails.OCCASION));
  }

  /** Octets that all threads together ever took from the heap. */
  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
        .filter(octets -> octets > 0)
        .sum();
  }
}

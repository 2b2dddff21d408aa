package io.postern.inspect.mime;

import io.postern.mail.Mail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into mails: once over the octets, within limits, in memory that does not grow with the
 * mail. Where programs disagree about a mail it finds what any of them may find, and says so. Safe
 * for many threads.
 */
public final class AnatomyReader {
  private static final Logger LOG = LoggerFactory.getLogger(AnatomyReader.class);

  private final Path folder;

  /**
   * @param folder an existing folder of ours, for archives while they are being looked into; no
   *     file stays there, whatever happens
   */
  public AnatomyReader(Path folder) {
    this.folder = folder;
  }

  /**
   * Looks into a mail.
   *
   * @param clock for the limit on time
   * @return never null; never throws for what is in a mail
   */
  public Reading read(Mail mail, Limits limits, Clock clock) {
    Budget budget = new Budget(limits, clock);
    Texts texts = new Texts(limits.textOctets());
    Walk walk = new Walk(budget, texts, new Archives(budget, folder));
    try (InputStream in = mail.content().open()) {
      walk.mail(in);
    } catch (Exceeded exceeded) {
      budget.gap(Gap.Kind.LIMIT, exceeded.getMessage());
    } catch (IOException | RuntimeException failed) {
      LOG.warn("could not look into mail {} to its end", mail.id(), failed);
      budget.gap(Gap.Kind.FAILED, "the mail could not be read to its end");
    }
    List<Gap> gaps = budget.gaps();
    List<Part> parts = walk.drafts().stream().map(Draft::part).toList();
    Anatomy anatomy = new Anatomy(parts, texts.all(), gaps);
    return gaps.isEmpty()
        ? new Reading.Read(anatomy)
        : new Reading.Unreadable(gaps.get(0).text(), anatomy);
  }
}

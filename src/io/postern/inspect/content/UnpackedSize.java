package io.postern.inspect.content;

import io.postern.inspect.antivirus.ExpandedSize;
import io.postern.inspect.mime.Anatomy;
import io.postern.inspect.mime.AnatomyReader;
import io.postern.inspect.mime.Archive;
import io.postern.inspect.mime.Gap;
import io.postern.inspect.mime.Limits;
import io.postern.inspect.mime.Part;
import io.postern.mail.Mail;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How large the parts of a mail get when they are decoded, and archives in them unpacked, the
 * archives inside included. For entries that cannot be unpacked here it counts what the archive
 * says.
 */
public final class UnpackedSize implements ExpandedSize {
  /** What is encrypted or in another place, no scanner unpacks. */
  private static final Set<Gap.Kind> UNTOLD =
      EnumSet.complementOf(EnumSet.of(Gap.Kind.ENCRYPTED, Gap.Kind.ELSEWHERE));

  private final AnatomyReader reader;
  private final Limits limits;
  private final Clock clock;

  /**
   * @param limits what exceeds them is beyond any limit of a scanner
   * @param clock for the limit on time
   */
  public UnpackedSize(AnatomyReader reader, Limits limits, Clock clock) {
    this.reader = reader;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public Optional<String> beyond(Mail mail, long limit) {
    Anatomy anatomy = reader.read(mail, limits, clock).anatomy();
    for (Part part : anatomy.parts()) {
      long size = part.archive().map(UnpackedSize::unpacked).orElse(part.size());
      if (Math.max(part.size(), size) > limit) {
        return Optional.of(
            "part " + part.number() + " has more than " + limit + " octets, unpacked");
      }
    }
    return anatomy.gaps().stream()
        .filter(gap -> UNTOLD.contains(gap.kind()))
        .map(Gap::text)
        .findFirst();
  }

  private static long unpacked(Archive archive) {
    long sum = 0;
    for (Archive.Entry entry : archive.entries()) {
      // an archive may claim anything: no claim may turn the sum round
      sum =
          Math.min(Long.MAX_VALUE / 4, sum)
              + Math.max(0, Math.min(Long.MAX_VALUE / 4, entry.size()));
    }
    return Math.max(sum, archive.inflated());
  }
}

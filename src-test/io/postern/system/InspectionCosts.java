package io.postern.system;

import com.sun.management.ThreadMXBean;
import io.postern.inspect.Finding;
import io.postern.inspect.Occasion;
import io.postern.inspect.antivirus.Attachments;
import io.postern.inspect.content.MimeAttachments;
import io.postern.inspect.content.UnpackedSize;
import io.postern.inspect.mime.AnatomyReader;
import io.postern.inspect.mime.Limits;
import io.postern.inspect.rules.RuleList;
import io.postern.inspect.rules.Rules;
import io.postern.inspect.rules.file.RulesFile;
import io.postern.inspect.rules.file.RulesReading;
import io.postern.inspect.spam.HandOff;
import io.postern.inspect.spam.TrustedHosts;
import io.postern.inspect.station.Occasions;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A program that looks into every awkward mail with everything that we have for that, in one
 * thread, and prints a line for each: its name, nanoseconds of processor, octets allocated. It ends
 * when one cannot be looked into in the memory that it was given.
 */
public final class InspectionCosts {
  private final Clock clock = Clock.systemUTC();
  private final Limits limits = Limits.standard();
  private final Rules rules;
  private final Attachments attachments = new MimeAttachments(limits, clock);
  private final UnpackedSize unpacked;
  private final Occasions occasions =
      new Occasions(new HandOff(TrustedHosts.of(List.of("*.isp.example"))), clock);

  private InspectionCosts(Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("rules.yaml"), RulesAboutEverything.YAML);
    RulesReading.Good good = (RulesReading.Good) RulesFile.read(file, ZoneOffset.UTC);
    AnatomyReader reader = new AnatomyReader(folder);
    rules = new Rules(new RuleList(good.rules()), reader, limits, clock);
    unpacked = new UnpackedSize(reader, limits, clock);
  }

  /**
   * @param args an empty folder
   */
  public static void main(String[] args) throws IOException {
    InspectionCosts costs = new InspectionCosts(Path.of(args[0]));
    for (AwkwardMail mail : AwkwardMails.all()) {
      costs.print(mail);
    }
  }

  private void print(AwkwardMail specimen) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    byte[] octets = specimen.octets().clone();
    Mail mail = mail(octets);
    long octetsBefore = threads.getCurrentThreadAllocatedBytes();
    long before = threads.getCurrentThreadCpuTime();
    lookAt(mail);
    long nanos = threads.getCurrentThreadCpuTime() - before;
    long allocated = threads.getCurrentThreadAllocatedBytes() - octetsBefore;
    if (!Arrays.equals(octets, specimen.octets())) {
      throw new IllegalStateException(specimen.id() + " was changed");
    }
    System.out.printf("%s\t%d\t%d%n", specimen.id(), nanos, allocated);
  }

  private void lookAt(Mail mail) {
    Occasion occasion = occasions.incoming(mail, Optional.of("info"));
    Finding finding = rules.inspect(mail, occasion);
    if (finding instanceof Finding.Matched matched) {
      throw new IllegalStateException(matched.text());
    }
    try {
      unpacked.beyond(mail, 1 << 20);
      attachments.of(mail, (name, decoded) -> decoded.transferTo(OutputStream.nullOutputStream()));
    } catch (IOException notAll) {
      // some cannot be taken apart to the end, within the limits; what that costs counts
      return;
    }
  }

  private static Mail mail(byte[] octets) {
    Envelope envelope = new Envelope(Optional.empty(), List.of(Address.of("info@company.example")));
    try {
      return Mail.of("m", envelope, Content.of(octets));
    } catch (IOException unreadable) {
      throw new IllegalStateException("memory can be read", unreadable);
    }
  }
}

package io.postern.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The awkward mails that every journey must survive. */
public final class AwkwardMails {
  /** Environment variable: a folder of further specimens, one per file whose name ends in .eml. */
  public static final String FOLDER_VARIABLE = "POSTERN_SPECIMENS";

  private AwkwardMails() {}

  /** Our own; some twice, on purpose. */
  public static List<AwkwardMail> generated() {
    List<AwkwardMail> mails = new ArrayList<>(AwkwardHeaders.all());
    mails.addAll(AwkwardBodies.all());
    return List.copyOf(mails);
  }

  /** Our own, and those of the folder that the environment names, if it names one. */
  public static List<AwkwardMail> all() throws IOException {
    List<AwkwardMail> mails = new ArrayList<>(generated());
    String folder = System.getenv(FOLDER_VARIABLE);
    if (folder != null && !folder.isBlank()) {
      mails.addAll(inFolder(Path.of(folder)));
    }
    return List.copyOf(mails);
  }

  /**
   * The specimens of a folder, in the order of their names. Files whose lines end with LF only, as
   * Unix keeps mails, get the line ends of the wire; a file in which a CR LF occurs is taken as it
   * is.
   */
  public static List<AwkwardMail> inFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<AwkwardMail> mails = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".eml")).sorted().toList()) {
        byte[] octets = Files.readAllBytes(file);
        String name = file.getFileName().toString();
        mails.add(new AwkwardMail(name, asOnTheWire(octets), "found in " + folder));
      }
      return mails;
    }
  }

  private static byte[] asOnTheWire(byte[] octets) {
    for (int i = 1; i < octets.length; i++) {
      if (octets[i] == '\n' && octets[i - 1] == '\r') {
        return octets;
      }
    }
    return Dovecot.withCrlf(octets);
  }

  /** How often each identity must arrive when all of these are delivered once. */
  public static Map<String, Integer> identities(List<byte[]> mails) {
    Map<String, Integer> times = new TreeMap<>();
    mails.forEach(mail -> times.merge(MailDigest.identityOf(mail), 1, Integer::sum));
    return times;
  }
}

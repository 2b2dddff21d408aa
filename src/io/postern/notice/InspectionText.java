package io.postern.notice;

import io.postern.mail.Address;
import io.postern.mail.HeaderText;
import io.postern.mail.OneLine;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the texts about inspected mails say. Words of strangers are cleaned and cut. */
final class InspectionText {
  private static final int MAX_SUBJECT = 150;
  private static final int MAX_SHOWN = 10;
  private static final int MAX_REASONS = 50;
  private static final int MAX_REASON = 600;

  private final Wording wording;
  private final String host;
  private final ZoneId zone;

  /**
   * @param host the gateway's name
   * @param zone in which moments are shown
   */
  InspectionText(Wording wording, String host, ZoneId zone) {
    this.wording = wording;
    this.host = host;
    this.zone = zone;
  }

  /** The subject as a person reads it. */
  String subject(Inspected about) {
    String words = rawSubject(about);
    return words.isEmpty() ? wording.word("nosubject") : words;
  }

  /** The same, which may be empty. */
  static String rawSubject(Inspected about) {
    String decoded = about.mail().header().first("Subject").map(HeaderText::decode).orElse("");
    return OneLine.abridged(decoded, MAX_SUBJECT);
  }

  /** A text that comes with the header of the mail. */
  String withHeader(NoticeFile file, Inspected about) {
    return wording.text(file, values(about, "attached.original.header"));
  }

  /** A text that comes with the mail. */
  String withMail(NoticeFile file, Inspected about, AttachedMail attached) {
    Map<String, Object> values = values(about, "attached.original");
    values.put("encoded", attached.encoded());
    values.put("file", AttachedMail.FILE);
    return wording.text(file, values);
  }

  private Map<String, Object> values(Inspected about, String attached) {
    Map<String, Object> values = new HashMap<>();
    values.put("host", host);
    values.put("id", PlainWords.of(about.mail().id()));
    values.put("incoming", about.incoming());
    values.put("account", about.account().map(PlainWords::of).orElse(""));
    values.put("at", wording.moment(about.at(), zone));
    values.put("size", wording.size(about.mail().content().size()));
    values.put("sender", PlainWords.of(about.mail().envelope().reversePath()));
    values.put("subject", subject(about));
    values.put("recipients", recipients(about.mail().envelope().recipients()));
    values.put("reasons", reasons(about.reasons()));
    values.put("attached", wording.word(attached));
    return values;
  }

  private String recipients(List<Address> all) {
    if (all.isEmpty()) {
      return wording.word("by.routing");
    }
    String shown =
        all.stream()
            .limit(MAX_SHOWN)
            .map(address -> PlainWords.of(address.toString()))
            .collect(Collectors.joining(", "));
    int more = all.size() - MAX_SHOWN;
    return more > 0 ? wording.andMore(shown, more) : shown;
  }

  private static List<Map<String, String>> reasons(List<String> reasons) {
    return reasons.stream()
        .limit(MAX_REASONS)
        .map(reason -> Map.of("reason", OneLine.abridged(reason, MAX_REASON)))
        .toList();
  }

  /** What stands in the place of an attachment. */
  String inPlaceOf(String names, long octets, List<String> reasons) {
    return wording.text(
        NoticeFile.REMOVED_ATTACHMENT,
        Map.of(
            "host", host,
            "name", PlainWords.of(names),
            "size", wording.size(octets),
            "reasons", reasons(reasons)));
  }
}

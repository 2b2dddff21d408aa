package io.postern.manage;

import io.postern.journal.MailStory;
import io.postern.journal.StoryPage;
import io.postern.journal.StoryQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of mails as JMX and JSON have it. */
final class StoryRows {
  private static final Pattern PLACE = Pattern.compile("(\\d{1,15})/(\\d{1,18})");

  private StoryRows() {}

  static Map<String, Object> of(StoryPage page) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("rows", page.mails().stream().map(StoryRows::row).toList());
    shown.put(
        "next", page.next().map(place -> place.at().toEpochMilli() + "/" + place.seq()).orElse(""));
    return shown;
  }

  /**
   * @throws IllegalArgumentException when it is none that {@link #of} wrote
   */
  static StoryQuery.Place place(String text) {
    Matcher place = PLACE.matcher(text);
    if (!place.matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is not where a page ended");
    }
    return new StoryQuery.Place(
        Instant.ofEpochMilli(Long.parseLong(place.group(1))), Long.parseLong(place.group(2)));
  }

  private static Map<String, Object> row(MailStory mail) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("at", mail.at().toString());
    row.put("direction", mail.incoming() ? "in" : "out");
    row.put("mail", mail.mailId());
    row.put("account", mail.account());
    row.put("from", mail.from());
    row.put("to", mail.recipients());
    row.put("subject", mail.subject());
    row.put("size", mail.octets());
    row.put("fate", mail.fate());
    row.put("until", mail.until().toString());
    return row;
  }
}

package io.postern.inspect.mime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a header says about the body; where it says several things, what shows the most of it.
 *
 * @param typeWritten Content-Type unfolded, shortened; empty when there is none
 * @param type lower case; {@code text/plain} when there is none
 * @param charset empty when none is told
 * @param boundaries of a multipart, all that it may have
 * @param disposition lower case; empty when there is none
 * @param encoding lower case
 */
record BodyFacts(
    String typeWritten,
    String type,
    String charset,
    List<String> boundaries,
    String disposition,
    String encoding) {
  private static final int MAX_BOUNDARY = 1_000;
  private static final int MAX_BOUNDARIES = 8;
  private static final String PLAIN = "text/plain";
  private static final String MULTIPART = "multipart/";

  static BodyFacts of(PartHeader header) {
    Set<Defect> defects = header.defects();
    List<String> written = header.all("content-type").stream().map(PartHeader::unfolded).toList();
    List<Parameters> types = written.stream().map(v -> Parameters.parse(v, defects)).toList();
    int best = best(types);
    String type = types.isEmpty() ? PLAIN : type(types.get(best).value());
    return new BodyFacts(
        written.isEmpty() ? "" : NameReadings.shortened(written.get(best)),
        type,
        types.isEmpty() ? "" : first(types.get(best).all("charset")),
        type.startsWith(MULTIPART) ? boundaries(types, defects) : List.of(),
        disposition(header),
        encoding(header, defects));
  }

  /** The first that is a multipart, since it has the most in it; else the first. */
  private static int best(List<Parameters> types) {
    for (int i = 0; i < types.size(); i++) {
      if (type(types.get(i).value()).startsWith(MULTIPART)) {
        return i;
      }
    }
    return 0;
  }

  private static String type(String value) {
    String type = value.replace(" ", "").replace("\t", "").replace("\"", "");
    return type.isEmpty() ? PLAIN : NameReadings.shortened(type);
  }

  private static String first(List<String> values) {
    return values.isEmpty() ? "" : values.get(0).strip();
  }

  private static List<String> boundaries(List<Parameters> types, Set<Defect> defects) {
    Set<String> all = new LinkedHashSet<>();
    for (Parameters type : types) {
      for (String boundary : type.all("boundary")) {
        add(all, boundary);
      }
      for (String boundary : ExtendedValues.of(type, "boundary", defects)) {
        add(all, boundary);
      }
    }
    if (all.size() > 1) {
      defects.add(Defect.SEVERAL_BOUNDARIES);
    }
    return new ArrayList<>(all);
  }

  private static void add(Set<String> all, String boundary) {
    String stripped = boundary.stripTrailing();
    if (!stripped.isEmpty() && stripped.length() <= MAX_BOUNDARY && all.size() < MAX_BOUNDARIES) {
      all.add(stripped);
    }
  }

  private static String disposition(PartHeader header) {
    List<String> values = header.all("content-disposition");
    if (values.isEmpty()) {
      return "";
    }
    String unfolded = PartHeader.unfolded(values.get(0));
    return NameReadings.shortened(Parameters.parse(unfolded, header.defects()).value());
  }

  private static String encoding(PartHeader header, Set<Defect> defects) {
    List<String> values = header.all("content-transfer-encoding");
    if (values.isEmpty()) {
      return "7bit";
    }
    String written = PartHeader.unfolded(values.get(0));
    String value = Parameters.parse(written, defects).value();
    String token = value.replace("\"", "").replace(" ", "").replace("'", "");
    if (!token.equalsIgnoreCase(written)) {
      defects.add(Defect.MALFORMED_ENCODING);
    }
    return token.isEmpty() ? "7bit" : NameReadings.shortened(token);
  }

  boolean isMultipart() {
    return type.startsWith(MULTIPART);
  }

  boolean isMessage() {
    return type.equals("message/rfc822")
        || type.equals("message/global")
        || type.equals("message/news");
  }

  /** Whether it is shown as text; so is what has no proper type (RFC 2045 section 5.2). */
  boolean isText() {
    return type.startsWith("text/") || type.indexOf('/') < 0;
  }

  boolean isIdentity() {
    return encoding.equals("7bit") || encoding.equals("8bit") || encoding.equals("binary");
  }
}

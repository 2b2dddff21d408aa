package io.postern.account.text;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A day of the week or a row of them: {@code MON}, {@code MON-FRI}, {@code SAT-MON}. */
public record DaysText() implements ValueType<Set<DayOfWeek>> {
  private static final List<String> NAMES =
      List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

  @Override
  public String noun() {
    return "a day or a row of days";
  }

  @Override
  public String expected() {
    return "MON, TUE, WED, THU, FRI, SAT, SUN, or a row such as MON-FRI";
  }

  @Override
  public Parsed<Set<DayOfWeek>> parse(String text) {
    String[] ends = text.split("-", -1);
    int first = NAMES.indexOf(ends[0]);
    int last = NAMES.indexOf(ends[ends.length - 1]);
    if (ends.length > 2 || first < 0 || last < 0) {
      return not(text);
    }
    Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(last + 1));
    for (int day = first; day != last; day = (day + 1) % NAMES.size()) {
      days.add(DayOfWeek.of(day + 1));
    }
    return new Parsed.Good<>(Collections.unmodifiableSet(days));
  }

  /** The way back, in the order of the week: {@code MON,TUE}. */
  public static String write(Set<DayOfWeek> days) {
    return String.join(
        ",", days.stream().sorted().map(day -> NAMES.get(day.getValue() - 1)).toList());
  }
}

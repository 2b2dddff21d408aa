package io.postern.inspect.rules.file;

import io.postern.inspect.rules.Condition;
import io.postern.inspect.rules.TimeIs;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Days of the week and a part of the day; one of them is enough. */
record TimeKind() implements Kind<Condition> {
  private static final String ON = "on";
  private static final String BETWEEN = "between";
  private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
  private static final Window WHOLE_DAY = new Window(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
  private static final TextKind<Window> WINDOW =
      new TextKind<>(
          "a part of a day",
          "two different times, such as 07:00-19:00, or 22:00-06:00 across midnight",
          TimeKind::window);

  /** Two times; the same when it is the whole day. */
  private record Window(LocalTime from, LocalTime to) {}

  @Override
  public String expected() {
    return "days, a part of the day, or both, such as {on: MON-FRI, between: 07:00-19:00}";
  }

  @Override
  public Optional<Condition> read(Branch value, Scope scope) {
    if (!(value instanceof Branch.Group group) || group.entries().isEmpty()) {
      return wrongShape(value, scope);
    }
    Optional<Set<DayOfWeek>> days = Optional.of(Set.of());
    Optional<Window> window = Optional.of(WHOLE_DAY);
    boolean known = true;
    for (Branch.Entry entry : group.entries()) {
      switch (entry.key()) {
        case ON -> days = new DayKind().read(entry.value(), scope);
        case BETWEEN -> window = WINDOW.read(entry.value(), scope);
        default -> {
          scope.problems().unknownKey(entry, List.of(ON, BETWEEN));
          known = false;
        }
      }
    }
    if (!known || days.isEmpty() || window.isEmpty()) {
      return Optional.empty();
    }
    Window part = window.get();
    return Optional.of(new TimeIs(days.get(), part.from(), part.to(), scope.zone()));
  }

  private static Optional<Window> window(String text) {
    int hyphen = text.indexOf('-');
    if (hyphen < 0) {
      return Optional.empty();
    }
    Optional<LocalTime> from = time(text.substring(0, hyphen).strip());
    String until = text.substring(hyphen + 1).strip();
    Optional<LocalTime> to = until.equals("24:00") ? Optional.of(LocalTime.MIDNIGHT) : time(until);
    return from.isPresent() && to.isPresent() && !from.equals(to)
        ? Optional.of(new Window(from.get(), to.get()))
        : Optional.empty();
  }

  private static Optional<LocalTime> time(String text) {
    try {
      return text.length() == 5 ? Optional.of(LocalTime.parse(text)) : Optional.empty();
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }

  /** Days and rows of days. */
  private record DayKind() implements Kind<Set<DayOfWeek>> {
    @Override
    public String expected() {
      return "MON, TUE, WED, THU, FRI, SAT, SUN, a row such as MON-FRI, or several as a list or with"
          + " ; between them";
    }

    @Override
    public Optional<Set<DayOfWeek>> read(Branch value, Scope scope) {
      Optional<List<Branch.Text>> pieces = new Pieces(this, false).of(value, scope);
      if (pieces.isEmpty()) {
        return Optional.empty();
      }
      Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
      boolean good = true;
      for (Branch.Text piece : pieces.get()) {
        Optional<Set<DayOfWeek>> row =
            new TextKind<>("a day or a row of days", expected(), DayKind::row).read(piece, scope);
        good &= row.isPresent();
        row.ifPresent(days::addAll);
      }
      return good ? Optional.of(days) : Optional.empty();
    }

    private static Optional<Set<DayOfWeek>> row(String text) {
      String[] ends = text.split("-", -1);
      int first = DAYS.indexOf(ends[0].strip());
      int last = DAYS.indexOf(ends[ends.length - 1].strip());
      if (ends.length > 2 || first < 0 || last < 0) {
        return Optional.empty();
      }
      Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(last + 1));
      for (int day = first; day != last; day = (day + 1) % DAYS.size()) {
        days.add(DayOfWeek.of(day + 1));
      }
      return Optional.of(days);
    }
  }
}

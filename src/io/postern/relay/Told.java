package io.postern.relay;

import io.postern.journal.Line;
import io.postern.mail.Address;
import io.postern.queue.Deposit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who is told about an attempt, and what cannot be told to anybody; fills while it is decided. */
final class Told {
  final List<Deposit> notices = new ArrayList<>(0);
  final List<Line> lines = new ArrayList<>(1);

  /** Recipients that failed, for whom the mail is kept, since its sender cannot be told. */
  final Set<Address> kept = new LinkedHashSet<>(0);

  String keptBecause = "";
  boolean delayTold;
}

package io.postern.relay;

import io.postern.deliver.Deliveries;
import io.postern.deliver.Report;
import io.postern.deliver.ServerSettings;
import io.postern.deliver.SmtpDelivery;
import io.postern.mail.Mail;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The deliveries to the servers that mail leaves to, made when first needed. When there are too
 * many, the one unused for longest is closed; one that is in use never is.
 */
public final class Outlets implements AutoCloseable {
  private final Deliveries deliveries;
  private final int capacity;
  private final Map<String, Outlet> byName = new LinkedHashMap<>(16, 0.75f, true);
  private boolean closed;

  /** A delivery and how many attempts are under way over it. */
  private static final class Outlet {
    private final SmtpDelivery delivery;
    private int users;

    Outlet(SmtpDelivery delivery) {
      this.delivery = delivery;
    }
  }

  /**
   * @param deliveries opens them; the caller closes it after this
   * @param capacity servers that are kept, at the most, unless more are in use at once
   */
  public Outlets(Deliveries deliveries, int capacity) {
    this.deliveries = deliveries;
    this.capacity = capacity;
  }

  /**
   * Makes one attempt; other settings of the same name replace the earlier ones.
   *
   * @param traced the name by which the dialogue is traced
   */
  Report send(ServerSettings to, String traced, Mail mail) {
    Outlet outlet = borrow(to, traced);
    try {
      return outlet.delivery.send(mail);
    } finally {
      giveBack(outlet);
    }
  }

  private Outlet borrow(ServerSettings to, String traced) {
    List<SmtpDelivery> unused = new ArrayList<>();
    Outlet outlet;
    synchronized (byName) {
      outlet = byName.get(to.name());
      if (outlet == null || !outlet.delivery.settings().equals(to)) {
        Outlet before = outlet;
        outlet = new Outlet(deliveries.open(to, traced, SendLog::closed));
        byName.put(to.name(), outlet);
        if (before != null) {
          unused.add(before.delivery);
        }
        surplus(outlet, unused);
      }
      if (closed) {
        unused.add(outlet.delivery);
      }
      outlet.users++;
    }
    unused.forEach(SmtpDelivery::close);
    return outlet;
  }

  private void surplus(Outlet needed, List<SmtpDelivery> unused) {
    Iterator<Outlet> eldest = byName.values().iterator();
    while (byName.size() > capacity && eldest.hasNext()) {
      Outlet candidate = eldest.next();
      if (candidate.users == 0 && candidate != needed) {
        eldest.remove();
        unused.add(candidate.delivery);
      }
    }
  }

  private void giveBack(Outlet outlet) {
    synchronized (byName) {
      outlet.users--;
    }
  }

  /** The delivery of a name, to look at; empty when it was not needed yet. */
  Optional<SmtpDelivery> find(String name) {
    synchronized (byName) {
      // a look must not count as use, so it goes past the order of access
      for (Map.Entry<String, Outlet> each : byName.entrySet()) {
        if (each.getKey().equals(name)) {
          return Optional.of(each.getValue().delivery);
        }
      }
      return Optional.empty();
    }
  }

  /** How many servers are kept. */
  int size() {
    synchronized (byName) {
      return byName.size();
    }
  }

  /** Closes all; attempts under way end as they would, later ones are deferred. */
  @Override
  public void close() {
    List<SmtpDelivery> all = new ArrayList<>();
    synchronized (byName) {
      closed = true;
      byName.values().forEach(outlet -> all.add(outlet.delivery));
    }
    all.forEach(SmtpDelivery::close);
  }
}

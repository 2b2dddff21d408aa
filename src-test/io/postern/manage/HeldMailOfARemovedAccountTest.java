package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.hold.Held;
import io.postern.hold.Hold;
import io.postern.journal.Journal;
import io.postern.store.Store;
import io.postern.time.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose account is no longer there is told so, at once (F137). */
class HeldMailOfARemovedAccountTest {
  @Test
  void releaseSaysThatTheAccountIsGone(@TempDir Path data) throws IOException {
    SettableClock clock = new SettableClock();
    try (Store store = Store.open(data.resolve("postern.db"), clock);
        DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.start();
      Hold hold = new Hold(store, new Journal(store, clock), data.resolve("hold"), clock);
      Held held =
          new Held("06ABC", "old-shop", "", "", List.of(), "rule x", clock.instant(), 9, false);

      assertThatThrownBy(() -> new HoldRoutes(camel, hold).release(held))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("the account old-shop, which is no longer in the settings")
          .hasMessageContaining("hold export");
    }
  }
}

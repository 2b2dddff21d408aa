package io.postern.inspect.station;

import io.postern.inspect.Finding;
import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.enact.Enacted;
import java.time.Duration;

/** Hears what inspectors find and what follows; must be quick and must not throw. */
public interface InspectionMeter {
  /** Nobody counts. */
  InspectionMeter NONE =
      new InspectionMeter() {
        @Override
        public void found(Finding finding, Duration took) {
          // nobody counts
        }

        @Override
        public void judged(Direction direction, Enacted.Fate fate) {
          // nobody counts
        }
      };

  /** An inspector looked at a mail. */
  void found(Finding finding, Duration took);

  /** A verdict was made about a mail. */
  void judged(Direction direction, Enacted.Fate fate);
}

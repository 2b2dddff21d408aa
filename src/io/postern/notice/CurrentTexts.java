package io.postern.notice;

import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The texts of one file as they are in force: the administrator's, or else the program's. */
final class CurrentTexts {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentTexts.class);
  private static final int MAX_FAULTS = 10;

  private final OverridingFile override;
  private final Map<String, NoticeText> own;
  private Optional<String> stamp = Optional.empty();
  private Map<String, NoticeText> inForce;

  CurrentTexts(OverridingFile override, Map<String, NoticeText> own) {
    this.override = override;
    this.own = own;
    this.inForce = own;
  }

  /** Reads the file when it is another one than last time, and says so. */
  synchronized void refresh() {
    Optional<String> now = override.stamp();
    if (now.equals(stamp)) {
      return;
    }
    stamp = now;
    if (now.isEmpty()) {
      inForce = own;
      return;
    }
    Texts read = override.read();
    inForce = read.faults().isEmpty() ? read.byKey() : own;
    read.faults().stream()
        .limit(MAX_FAULTS)
        .forEach(fault -> LOG.warn("{}/{}; the built-in text is used", override.folder(), fault));
  }

  synchronized NoticeText text(String key) {
    return inForce.get(key);
  }
}

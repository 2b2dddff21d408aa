package io.postern.manage;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** The settings of the gateway that runs, over JMX (F137). */
@ManagedResource(
    objectName = JmxPolicy.DOMAIN + ":type=Settings",
    description = "What is written in application.yaml and the tables, and what of it holds")
public class SettingsOperations {
  private final SettingsReload settings;

  SettingsOperations(SettingsReload settings) {
    this.settings = settings;
  }

  /** When they were read last, whether that was refused, and what waits for the next start. */
  @ManagedOperation(
      description =
          "Says when the settings were read last and by whom, for what problems an edit was refused,"
              + " and what only the next start takes up")
  public Map<String, Object> status() {
    SettingsReload.Status status = settings.status();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("read", status.read().toString());
    map.put("by", status.by());
    map.put("problems", ReloadMap.lines(status.problems()));
    map.put("atNextStart", ReloadMap.keys(settings.atNextStart()));
    return map;
  }

  /** Takes up what is written, or says what that would do; {@link ReloadMap}. */
  @ManagedOperation(
      description =
          "Reads the settings and takes up what is different in accounts and recipients, without"
              + " disturbing the others; what is wrongly written is refused as a whole")
  @ManagedOperationParameter(
      name = "dryRun",
      description = "true: only says what would be taken up, and changes nothing")
  public Map<String, Object> reload(boolean dryRun) {
    return ReloadMap.of(dryRun ? settings.foresee() : settings.reload(SignedIn.name()));
  }
}

package io.postern.store;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * Brings a database to the schema of this program: the numbered files beside this class, by Flyway.
 */
final class Migrations {
  private static final String LOCATION = "classpath:io/postern/store/migrations";

  private Migrations() {}

  /**
   * @throws StoreException when the database is newer than the program, was changed by hand, or
   *     cannot be read
   */
  static void apply(Sqlite sqlite) {
    try {
      Flyway flyway =
          Flyway.configure(Migrations.class.getClassLoader())
              .dataSource(sqlite.forMigration())
              .locations(LOCATION)
              .failOnMissingLocations(true)
              .load();
      refuseNewer(sqlite, flyway.info().all());
      flyway.migrate();
    } catch (FlywayException e) {
      throw Sqlite.isStorageFailure(e)
          ? sqlite.explain(e)
          : new StoreException(
              "the schema of the database "
                  + sqlite.file()
                  + " is not as expected: "
                  + e.getMessage(),
              e);
    }
  }

  private static void refuseNewer(Sqlite sqlite, MigrationInfo[] all) {
    Arrays.stream(all)
        .filter(m -> m.getState() == MigrationState.FUTURE_SUCCESS)
        .filter(m -> m.getType() == CoreMigrationType.SQL)
        .findFirst()
        .ifPresent(
            newer -> {
              throw new StoreException(
                  "the database "
                      + sqlite.file()
                      + " was written by a newer version of this program (schema "
                      + newer.getVersion()
                      + "); use that version, or restore a backup");
            });
  }
}

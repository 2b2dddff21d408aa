package io.postern.inspect.antivirus;

import io.postern.inspect.Inspector;
import io.postern.inspect.InspectorContract;
import io.postern.inspect.antivirus.ScanCommandSettings.Meaning;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ScanCommandContractTest extends InspectorContract {

  @Override
  protected Inspector asking(Scanner scanner) throws IOException {
    return new ScanCommand(
        new ScanCommandSettings(
            "program",
            command(scanner),
            folder.resolve("scan"),
            Map.of(0, Meaning.CLEAN, 1, Meaning.INFECTED),
            patience(scanner),
            40_000_000,
            Map.of(),
            Optional.empty(),
            List.of()));
  }

  private static List<String> command(Scanner scanner) {
    return switch (scanner) {
      case PASSES -> shell("cat > /dev/null");
      case FINDS -> shell("echo Eicar; exit 1");
      case ABSENT -> List.of("/no/such/program", "{file}");
      case SILENT -> shell("sleep 5");
      case HANGS_UP -> shell("exit 3");
      case LIES -> shell("echo clean; exit 2");
      case CUT -> shell("kill -9 $$");
      case GARBAGE -> shell("printf '\\033[31m\\342\\200\\256 '; exit 77");
      case ENDLESS -> List.of("yes", "{file}");
      case TRICKLING -> shell("while true; do echo x; sleep 0.1; done");
    };
  }

  private static List<String> shell(String script) {
    return List.of("/bin/sh", "-c", script);
  }
}

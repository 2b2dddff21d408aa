package io.postern.inspect.antivirus;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Finding;
import io.postern.inspect.Finding.CouldNotTell.Why;
import io.postern.inspect.InspectedMails;
import io.postern.inspect.antivirus.ScanCommandSettings.Meaning;
import io.postern.inspect.scanner.ScannerAddress;
import io.postern.inspect.scanner.ScannerTimeouts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhoseFaultItIsTest {
  private static final Duration TIME = Duration.ofSeconds(5);

  @TempDir Path folder;

  private static Why why(Finding finding) {
    return ((Finding.CouldNotTell) finding).why();
  }

  @ParameterizedTest
  @CsvSource({
    "INSTREAM size limit exceeded. ERROR, MAIL",
    "stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND, MAIL",
    "stream: Can't allocate memory ERROR, NO_ANSWER",
    "UNKNOWN COMMAND, NO_ANSWER",
    "'', NO_ANSWER"
  })
  void ofWhatClamdAnswers(String answer, Why whose) {
    ClamdSettings settings =
        ClamdSettings.of("clamd", new ScannerAddress.Tcp("clamd.example", 3310));
    assertThat(why(ClamdAnswer.read(answer, true, settings))).isEqualTo(whose);
  }

  @ParameterizedTest
  @CsvSource({
    "413 Too Large, MAIL",
    "403 Forbidden, MAIL",
    "404 No Service, NO_ANSWER",
    "500 Error, NO_ANSWER",
    "503 Overloaded, NO_ANSWER"
  })
  void ofWhatAnIcapServerAnswers(String status, Why whose) throws IOException {
    FakeIcap icap = new FakeIcap("", true, "ICAP/1.0 " + status + "\r\n\r\n");
    try (FakeServer server = FakeServer.onPort(icap)) {
      IcapSettings settings =
          new IcapSettings(
              "icap",
              server.tcp(),
              "avscan",
              IcapSettings.Method.RESPMOD,
              new ScannerTimeouts(TIME, TIME, TIME),
              1_000_000,
              IcapSettings.INFECTION_HEADERS,
              List.of());
      Finding finding =
          new Icap(settings, Clock.systemUTC())
              .inspect(InspectedMails.plain("x"), InspectedMails.OCCASION);
      assertThat(why(finding)).isEqualTo(whose);
    }
  }

  @ParameterizedTest
  @CsvSource({"9, MAIL", "2, NO_ANSWER", "127, NO_ANSWER"})
  void ofTheCodeThatAProgramEndsWith(int code, Why whose) throws IOException {
    ScanCommandSettings settings =
        new ScanCommandSettings(
            "program",
            List.of("/bin/sh", "-c", "exit " + code),
            folder,
            Map.of(0, Meaning.CLEAN, 9, Meaning.COULD_NOT_TELL),
            TIME,
            1_000_000,
            Map.of(),
            Optional.empty(),
            List.of());
    Finding finding =
        new ScanCommand(settings).inspect(InspectedMails.plain("x"), InspectedMails.OCCASION);
    assertThat(why(finding)).isEqualTo(whose);
  }

  @Test
  void whatIsFoundInAMailThatIsNotShownWholeIsFoundAllTheSame() throws IOException {
    Attachments broken =
        (mail, taker) -> {
          taker.attachment("test.com", new java.io.ByteArrayInputStream(Decoy.octets()));
          throw new NotShownException("the mail has more than 3 parts", null);
        };
    assertThat(dropped(broken)).isInstanceOf(Finding.Infected.class);
  }

  @Test
  void ofAMailThatCannotBeShownWhole() throws IOException {
    Attachments broken =
        (mail, taker) -> {
          taker.attachment("a", InputStream.nullInputStream());
          throw new NotShownException("the mail has more than 3 parts", null);
        };
    assertThat(dropped(broken))
        .isEqualTo(
            new Finding.CouldNotTell(
                "file-drop",
                Why.MAIL,
                "the on-access scanner was not shown all of the mail: "
                    + "the mail has more than 3 parts"));
  }

  private Finding dropped(Attachments attachments) throws IOException {
    FileDropSettings settings =
        new FileDropSettings(
            "file-drop", folder, Duration.ofMillis(500), TIME, true, 9, 1_000_000, Duration.ZERO);
    try (FakeOnAccessScanner scanner =
            new FakeOnAccessScanner(folder, FakeOnAccessScanner::removeTestFile);
        FileDrop drop = new FileDrop(settings, attachments, Clock.systemUTC())) {
      assertThat(scanner).isNotNull();
      return drop.inspect(InspectedMails.plain("x"), InspectedMails.OCCASION);
    }
  }
}

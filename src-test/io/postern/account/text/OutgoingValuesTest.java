package io.postern.account.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.queue.QueueSettings.Send;
import io.postern.wire.Security;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the values of outgoing mail mean, and what is not one. */
class OutgoingValuesTest {
  @TempDir Path home;

  private static <T> T good(ValueType<T> type, String text) {
    Parsed<T> parsed = type.parse(text);
    assertThat(parsed).isInstanceOf(Parsed.Good.class);
    return ((Parsed.Good<T>) parsed).value();
  }

  private static void assertBad(ValueType<?> type, String text) {
    assertThat(type.parse(text)).isInstanceOf(Parsed.Bad.class);
  }

  @ParameterizedTest
  @CsvSource({"*,0.0.0.0", "127.0.0.1,127.0.0.1", "::1,0:0:0:0:0:0:0:1"})
  void anAddressToListenOnIsAnIpAddress(String written, String meant) {
    assertThat(good(new IpAddressText(), written).getHostAddress()).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1:25", "[::1]", "127.0.0", "1", "10.0.0.0/8", "**"})
  void anythingElseCannotBeListenedOn(String text) {
    assertBad(new IpAddressText(), text);
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.0/8,10.0.0.0/8", "192.0.2.7,192.0.2.7/32", "fc00::/7,fc00:0:0:0:0:0:0:0/7"})
  void aNetworkIsAnAddressOrAFirstAddressAndItsPrefix(String written, String meant) {
    assertThat(good(new NetworkText(), written)).hasToString(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1/8", "10/8", "company.example", "10.0.0.0/33", "*", "10.0.0.*"})
  void anythingElseIsNoNetwork(String text) {
    assertBad(new NetworkText(), text);
  }

  @ParameterizedTest
  @CsvSource({"*,*", "Company.Example,company.example", "büro.example,büro.example"})
  void aDomainIsReadInLowerCase(String written, String meant) {
    assertThat(good(new DomainText(), written)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"@company.example", "a@b.example", "*.example", "[192.0.2.1]", "a b", "."})
  void anythingElseIsNoDomain(String text) {
    assertBad(new DomainText(), text);
  }

  @ParameterizedTest
  @CsvSource({
    "*,*",
    "@Company.Example,@company.example",
    "A.B@Company.Example,a.b@company.example"
  })
  void aSenderIsAnAddressOrADomainOrEverybody(String written, String meant) {
    assertThat(good(new SenderPatternText(), written)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"company.example", "@", "@*", "*@company.example@", "<>", "a b@c.example"})
  void anythingElseIsNoSender(String text) {
    assertBad(new SenderPatternText(), text);
  }

  @Test
  void everyMannerOfSendingCanBeWritten() {
    assertThat(Send.values()).allMatch(send -> good(new SendText(), SendText.write(send)) == send);
    assertBad(new SendText(), "AT_ONCE");
  }

  @Test
  void noticesAreInThreeLanguages() {
    assertThat(List.of("en", "de", "fr").stream().map(text -> good(new LanguageText(), text)))
        .containsExactly(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH);
    assertBad(new LanguageText(), "es");
  }

  @Test
  void protectionIsNoneOrStarttlsOrTlsAndNothingElse() {
    assertThat(
            Arrays.stream(Security.values())
                .map(security -> security.name().toLowerCase(Locale.ROOT))
                .filter(text -> new SecurityText().parse(text) instanceof Parsed.Good))
        .containsExactly("none", "starttls", "tls");
  }

  @Test
  void theBeginningOfASubjectKeepsItsBlanks() {
    assertThat(good(new SubjectPrefixText(), "Not read: ")).isEqualTo("Not read: ");
    assertThat(good(new SubjectPrefixText(), "Read")).isEqualTo("Read");
    assertBad(new SubjectPrefixText(), "Re:   ");
    assertBad(new SubjectPrefixText(), "Not\nread");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\r\nb\r\n", "a\rb\n\n", "a\nb  \n "})
  void linesOfAParagraphEndWithLineFeeds(String text) {
    assertThat(good(new ParagraphText("a text"), text)).isEqualTo("a\nb\n");
  }

  @Test
  void aParagraphIsBounded() {
    String longest = "x".repeat(19_999);
    assertThat(good(new ParagraphText("a text"), longest)).hasSize(20_000);
    assertBad(new ParagraphText("a text"), longest + "x");
  }

  @Test
  void aFileOfNamesIsReadLineByLine() throws IOException {
    Files.writeString(
        home.resolve("names"), "\ufeff# comment\n\n  a@b.example\t Anna  Berg \nc@d.example C\n");
    assertThat(names().parse("names"))
        .isEqualTo(
            new Parsed.Good<>(
                Map.of(Address.of("a@b.example"), "Anna  Berg", Address.of("c@d.example"), "C")));
  }

  @Test
  void aFileOfNamesIsBoundedAndText() throws IOException {
    Files.write(home.resolve("large"), new byte[4 * 1024 * 1024 + 1]);
    Files.write(home.resolve("binary"), new byte[] {(byte) 0xff});
    assertThat(names().parse("large"))
        .hasToString("Bad[wrong=the file large is larger than 4194304 octets]");
    assertThat(names().parse("binary")).hasToString("Bad[wrong=the file binary is not UTF-8 text]");
  }

  private RealNamesFileText names() {
    return new RealNamesFileText(home, new PlainText("a display name", 200));
  }

  @Test
  void aFileMustBeThere() throws IOException {
    FileText type = new FileText(home, "a PEM file");
    Path file = Files.writeString(home.resolve("a.pem"), "x");
    assertThat(good(type, "a.pem")).isEqualTo(file);
    assertThat(good(type, file.toString())).isEqualTo(file);
    assertBad(type, "b.pem");
    assertBad(type, ".");
    assertBad(type, "a\0b");
  }

  @Test
  void aSizeMayHaveALowestValue() {
    SizeText type = new SizeText(1024, 1024 * 1024);
    assertThat(good(type, "1KB")).isEqualTo(1024);
    assertThat(type.parse("1023B")).hasToString("Bad[wrong=\"1023B\" is too small]");
    assertThat(type.parse("1025KB")).hasToString("Bad[wrong=\"1025KB\" is too large]");
  }

  @ParameterizedTest
  @CsvSource({"0,0B", "1000,1000B", "2048,2KB", "1572864,1536KB", "52428800,50MB"})
  void aSizeIsWrittenInTheLargestUnitThatFits(long octets, String written) {
    assertThat(SizeText.write(octets)).isEqualTo(written);
  }
}

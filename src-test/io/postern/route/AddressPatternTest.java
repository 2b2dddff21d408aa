package io.postern.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressPatternTest {

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "info@company.example, INFO@company.example, true",
    "info@company.example, xinfo@company.example, false",
    "@company.example, anyone@company.example, true",
    "@company.example, anyone@sub.company.example, false",
    "@company.example, anyone@mycompany.example, false",
    "@*.company.example, anyone@sub.company.example, true",
    "@*.company.example, anyone@company.example, false",
    "*, anyone@anywhere.example, true",
    "sales-*@company.example, sales-uk@company.example, true",
    "sales-*@company.example, sales@company.example, false",
    "*@company.*, x@company.example, true",
    "info@xn--mnchen-3ya.example, info@münchen.example, true",
    "info@company.example, info@company.example., true",
    "info@company.example, \"info\"@company.example, true",
    "info@company.example, \"in fo\"@company.example, false",
  })
  void meansAnAddressOrNot(String pattern, String address, boolean means) {
    String canonical = CanonicalAddress.of(address).orElseThrow().text();
    assertThat(AddressLookup.own(List.of(pattern)).knows(canonical)).isEqualTo(means);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                     | is not an address",
        "company.example        | is not an address",
        "info@                  | is not an address",
        "@                      | is not an address",
        "info@a..b              | is not an address",
        "Boss <b@x.example>     | is not an address",
        "a@x.example,b@x.example| is not an address",
        "a*@x.example,b@x       | holds a character that no bare address has",
        "* @x.example           | holds a character that no bare address has",
        "*@x@y                  | has more than one @",
        "*********@x            | has more than 8 *",
        "*@münchen.example      | xn-- form",
      })
  void badSyntaxIsRefusedWithTheReason(String pattern, String reason) {
    assertThatThrownBy(() -> AddressPattern.of(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason)
        .satisfies(e -> assertThat(e.getMessage()).contains("\""));
  }

  @Test
  void aPatternLongerThanAnyAddressIsRefused() {
    assertThatThrownBy(() -> AddressPattern.of("*".concat("a".repeat(400))))
        .hasMessageContaining("longer than an address can be");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''        | 1 to 64 characters",
        "sales@    | before its @",
        "sa les    | without blanks",
        "sal*      | without blanks or any of @ *",
        "-sales    | begin and end with a letter or a digit",
      })
  void aBadKeywordIsRefusedWithTheReason(String keyword, String reason) {
    assertThatThrownBy(() -> Keyword.of(keyword))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aRouterRefusesBadCriteriaByName() {
    Recipient bad = Specimens.withOther(Specimens.mailbox("a@company.example"), "nonsense");
    assertThatThrownBy(() -> new Router(Specimens.policy(), List.of(bad)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"nonsense\" is not an address");
  }

  @Test
  void anEnvelopeHeaderWithABadNameOrMaskIsRefused() {
    assertThatThrownBy(() -> RoutingPolicy.EnvelopeHeader.of("Delivered To"))
        .hasMessageContaining("is not the name of a header field");
    assertThatThrownBy(() -> new RoutingPolicy.EnvelopeHeader("Delivered-To", "x", 1))
        .hasMessageContaining("names neither {KW} nor {Addr}");
  }
}

package io.postern.route;

import static io.postern.route.Specimens.header;
import static io.postern.route.Specimens.keys;
import static io.postern.route.Specimens.leavingOnServer;
import static io.postern.route.Specimens.mailbox;
import static io.postern.route.Specimens.policy;
import static io.postern.route.Specimens.withAllMail;
import static io.postern.route.Specimens.withEnvelopeHeader;
import static io.postern.route.Specimens.withKeywords;
import static io.postern.route.Specimens.withOther;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Header;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The routing criteria as the documents of the predecessor describe them (F32, F33, F51-F62). */
class RoutingByReferenceTest {
  private final Recipient boss = mailbox("boss@company.example");
  private final Recipient sales =
      withKeywords(withOther(mailbox("sales@company.example"), "verkauf@company.example"), "sales");

  @Test
  void withoutCriteriaEveryUserWithAnAccountOfHisOwnGetsAllItsMail() {
    Router router = new Router(policy(), List.of(withAllMail(boss)));
    Routing routing = router.route(header("To: whoever@else.example"));
    assertThat(keys(routing)).containsExactly("boss@company.example");
    assertThat(whys(routing)).containsExactly("all mail of info");
    assertThat(router.strategyInForce()).isEqualTo(Strategy.ALL_MAIL);
  }

  @Test
  void normallyToAndCcTellForWhomAMailIs() {
    Router router = new Router(policy("@company.example"), List.of(boss, sales));
    Routing routing =
        router.route(
            header(
                "From: sales@company.example",
                "To: Customer <x@else.example>, \"The Boss\" <Boss@Company.Example>",
                "Cc: verkauf@company.example"));
    assertThat(keys(routing)).containsExactly("boss@company.example", "sales@company.example");
    assertThat(whys(routing))
        .containsExactly(
            "address boss@company.example in To", "other address verkauf@company.example in Cc");
    assertThat(((Routing.Routed) routing).candidates())
        .containsExactly(
            new Candidate("To", "x@else.example", false),
            new Candidate("To", "boss@company.example", true),
            new Candidate("Cc", "verkauf@company.example", true));
  }

  @Test
  void aKeywordInAnAddressOfOursMeansItsRecipient() {
    Router router = new Router(policy("@company.example"), List.of(boss, sales));
    Routing routing = router.route(header("To: Web-SALES@company.example"));
    assertThat(keys(routing)).containsExactly("sales@company.example");
    assertThat(whys(routing)).containsExactly("keyword sales in To: web-sales@company.example");
  }

  @Test
  void aKeywordInAnAddressThatIsNotOursMeansNobody() {
    Router router = new Router(policy("@company.example"), List.of(boss, sales));
    assertThat(router.route(header("To: sales@else.example")))
        .isInstanceOf(Routing.Unroutable.class);
  }

  @Test
  void aKeywordInsideAWordOrInTheNameBesideTheAddressMeansNobody() {
    Router router = new Router(policy("@company.example"), List.of(sales));
    assertThat(keys(router.route(header("To: wholesales@company.example")))).isEmpty();
    assertThat(keys(router.route(header("To: sales <info@company.example>")))).isEmpty();
  }

  @Test
  void listMailInACatchAllMailboxIsRoutedByItsHiddenEnvelopeHeader() {
    Router router =
        new Router(
            withEnvelopeHeader(policy("@company.example"), "X-RCPT-TO", "{Addr}"),
            List.of(boss, sales));
    Routing routing =
        router.route(header("X-RCPT-TO: <Verkauf@company.example>", "To: list@lists.example"));
    assertThat(keys(routing)).containsExactly("sales@company.example");
    assertThat(whys(routing)).containsExactly("other address verkauf@company.example in X-RCPT-TO");
    assertThat(router.strategyInForce()).isEqualTo(Strategy.ENVELOPE_ADDRESSES);
  }

  @Test
  void theKeywordMaskFindsTheKeywordBetweenHyphenAndAtSign() {
    Router router =
        new Router(
            withEnvelopeHeader(policy("@company.example"), "Delivered-To", "*-{KW}@*"),
            List.of(boss, sales));
    Routing routing = router.route(header("Delivered-To: web123-Sales@company.example"));
    assertThat(keys(routing)).containsExactly("sales@company.example");
    assertThat(whys(routing))
        .containsExactly("keyword sales in Delivered-To: web123-sales@company.example");
    assertThat(keys(router.route(header("Delivered-To: sales@company.example")))).isEmpty();
    assertThat(keys(router.route(header("Delivered-To: x-sales-y@company.example")))).isEmpty();
    assertThat(router.strategyInForce()).isEqualTo(Strategy.ENVELOPE_KEYWORDS);
  }

  @Test
  void withKeywordsTheValueMustFirstPassTheValidationOfOurAddresses() {
    Router router =
        new Router(
            withEnvelopeHeader(policy("@company.example"), "Delivered-To", "*-{KW}@*"),
            List.of(sales));
    Routing routing = router.route(header("Delivered-To: web-sales@isp.example"));
    assertThat(routing).isInstanceOf(Routing.Unroutable.class);
    assertThat(routing.summary()).contains("web-sales@isp.example in Delivered-To is not ours");
  }

  @Test
  void withAddressesTheValueIsComparedWithTheRecipientsAddressesOnly() {
    Recipient viaProvider = withOther(boss, "web123p4@isp.example");
    Router router =
        new Router(
            withEnvelopeHeader(policy("@company.example"), "Delivered-To", "{Addr}"),
            List.of(viaProvider));
    assertThat(keys(router.route(header("Delivered-To: web123p4@isp.example"))))
        .containsExactly("boss@company.example");
  }

  @Test
  void theEnvelopeHeaderAloneDecidesForThisCopy() {
    Router router =
        new Router(
            withEnvelopeHeader(policy("@company.example"), "Delivered-To", "{Addr}"),
            List.of(boss, sales));
    String[] lines = {
      "Delivered-To: boss@company.example", "To: boss@company.example, sales@company.example"
    };
    assertThat(keys(router.route(header(lines)))).containsExactly("boss@company.example");
    lines[0] = "Delivered-To: nobody@company.example";
    assertThat(router.route(header(lines))).isInstanceOf(Routing.Unroutable.class);
  }

  @Test
  void anEmptyEnvelopeHeaderCountsAsAbsent() {
    Router router =
        new Router(withEnvelopeHeader(policy(), "X-Envelope-To", "{Addr}"), List.of(boss, sales));
    for (String empty : List.of("X-Envelope-To:", "X-Envelope-To:  ", "X-Envelope-To: <>")) {
      Routing routing = router.route(header(empty, "To: boss@company.example"));
      assertThat(keys(routing)).containsExactly("boss@company.example");
      assertThat(((Routing.Routed) routing).strategy()).isEqualTo(Strategy.HEADER);
    }
  }

  @Test
  void theOccurrenceSaysWhichOfSeveralEnvelopeHeadersCounts() {
    String[] lines = {
      "Delivered-To:",
      "Delivered-To: boss@company.example",
      "Received: by isp.example",
      "Delivered-To: sales@company.example"
    };
    assertThat(keys(occurrence(1).route(header(lines)))).containsExactly("boss@company.example");
    assertThat(keys(occurrence(2).route(header(lines)))).containsExactly("sales@company.example");
    assertThat(keys(occurrence(-1).route(header(lines)))).containsExactly("sales@company.example");
    assertThat(keys(occurrence(-2).route(header(lines)))).containsExactly("boss@company.example");
    assertThat(keys(occurrence(0).route(header(lines)))).hasSize(2);
    assertThat(keys(occurrence(3).route(header(lines)))).isEmpty();
    assertThat(keys(occurrence(-3).route(header(lines)))).isEmpty();
  }

  private Router occurrence(int which) {
    RoutingPolicy.EnvelopeHeader header =
        new RoutingPolicy.EnvelopeHeader("delivered-to", "{Addr}", which);
    return new Router(withEnvelopeHeader(policy(), header), List.of(boss, sales));
  }

  @Test
  void recipientsWithAllMailGetEveryMailBesidesThoseItIsFor() {
    Router router = new Router(policy(), List.of(sales, withAllMail(boss)));
    Routing both = router.route(header("To: sales@company.example"));
    assertThat(whys(both))
        .containsExactly("address sales@company.example in To", "all mail of info");
    assertThat(keys(router.route(header("To: nobody@company.example"))))
        .containsExactly("boss@company.example");
    Router byEnvelope =
        new Router(
            withEnvelopeHeader(policy(), "Delivered-To", "{Addr}"),
            List.of(sales, withAllMail(boss)));
    assertThat(keys(byEnvelope.route(header("Delivered-To: sales@company.example")))).hasSize(2);
  }

  @Test
  void mailThatMatchesNobodyGoesWhereThePolicySays() {
    Header header = header("To: nobody@company.example");
    Routing byHand = new Router(policy(), List.of(boss)).route(header);
    assertThat(((Routing.Unroutable) byHand).destination()).isEqualTo(Specimens.POSTMASTER);
    Routing left = new Router(leavingOnServer(policy()), List.of(boss)).route(header);
    assertThat(((Routing.Unroutable) left).destination())
        .isEqualTo(new RoutingPolicy.Unroutable.LeaveOnServer());
    assertThat(left.summary())
        .isEqualTo(
            "no recipient by addresses and keywords in To and Cc: nobody@company.example in To");
  }

  @Test
  void aMailWithoutAnyHeaderIsUnroutable() {
    Routing routing = new Router(policy(), List.of(boss)).route(Header.parse(new byte[0], 0));
    assertThat(routing.summary()).endsWith("no address found");
  }

  @Test
  void aWholeDomainAndAPatternMayMeanARecipient() {
    Recipient shop = withOther(boss, "@shop.example", "press-*@company.example");
    Router router = new Router(policy(), List.of(shop));
    assertThat(keys(router.route(header("To: anyone@SHOP.example")))).hasSize(1);
    assertThat(keys(router.route(header("To: press-uk@company.example")))).hasSize(1);
    assertThat(keys(router.route(header("To: anyone@sub.shop.example")))).isEmpty();
    assertThat(keys(router.route(header("To: press@company.example")))).isEmpty();
  }

  @Test
  void whatStandsBehindAPlusSignCounts() {
    Router router = new Router(policy(), List.of(boss));
    assertThat(keys(router.route(header("To: boss+news@company.example")))).isEmpty();
    Router all = new Router(policy(), List.of(withOther(boss, "boss+*@company.example")));
    assertThat(keys(all.route(header("To: boss+news@company.example")))).hasSize(1);
  }

  @Test
  void internationalDomainsMayBeWrittenEitherWay() {
    Recipient buero = withOther(boss, "büro@münchen.example");
    Router router = new Router(policy("@münchen.example"), List.of(buero));
    assertThat(keys(router.route(header("To: BÜRO@MÜNCHEN.example")))).hasSize(1);
    assertThat(keys(router.route(header("To: büro@xn--mnchen-3ya.example")))).hasSize(1);
  }

  @Test
  void everyToFieldCountsWhereTheStandardAllowsOne() {
    Router router = new Router(policy(), List.of(boss, sales));
    Header twice = header("To: boss@company.example", "TO : sales@company.example");
    assertThat(keys(router.route(twice))).hasSize(2);
  }

  @Test
  void aMaskThatSaysMoreThanTheAddressSeesTheWholeValue() {
    Router router =
        new Router(withEnvelopeHeader(policy(), "X-Note", "for {Addr}; *"), List.of(boss, sales));
    assertThat(keys(router.route(header("X-Note: for Verkauf@company.example; Mon, 1 Jan"))))
        .containsExactly("sales@company.example");
  }

  @Test
  void bccCountsWhenItIsThere() {
    Router router = new Router(policy(), List.of(boss));
    assertThat(keys(router.route(header("Bcc: boss@company.example")))).hasSize(1);
  }

  @Test
  void aResentMailIsForThoseItWasResentTo() {
    Router router = new Router(policy(), List.of(boss, sales));
    assertThat(
            keys(
                router.route(
                    header(
                        "Resent-From: x@else.example",
                        "Resent-To: sales@company.example",
                        "Received: by else.example",
                        "Resent-To: boss@company.example",
                        "To: boss@company.example"))))
        .containsExactly("sales@company.example");
  }

  @Test
  void aResendingThatMeansNobodyHereLeavesToAndCcInForce() {
    Router router = new Router(policy(), List.of(boss, sales));
    assertThat(
            keys(router.route(header("Resent-To: list@lists.example", "To: boss@company.example"))))
        .containsExactly("boss@company.example");
  }

  @Test
  void recipientsOfOtherAccountsGetNothing() {
    RoutingPolicy other =
        new RoutingPolicy("other", List.of(), Optional.empty(), Specimens.POSTMASTER);
    assertThat(new Router(other, List.of(boss)).route(header("To: boss@company.example")))
        .isInstanceOf(Routing.Unroutable.class);
  }

  private static List<String> whys(Routing routing) {
    return ((Routing.Routed) routing).matches().stream().map(Match::why).toList();
  }
}

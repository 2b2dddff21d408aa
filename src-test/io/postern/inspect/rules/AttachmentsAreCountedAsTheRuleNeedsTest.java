package io.postern.inspect.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttachmentsAreCountedAsTheRuleNeedsTest {
  private static final String TEXT = RuledMails.mixed(RuledMails.text("hello"));
  private static final String TWO =
      RuledMails.mixed(
          RuledMails.text("hello"), RuledMails.file("a.pdf"), RuledMails.file("b.exe"));

  private static Answer names(String masks, Quantity quantity, String mail) {
    return new AttachmentName(Mask.list(masks), quantity).test(RuledMails.facts(mail));
  }

  private static Answer types(String masks, Quantity quantity, String mail) {
    return new AttachmentType(Mask.list(masks), quantity).test(RuledMails.facts(mail));
  }

  @Test
  void oneIsEnoughToIntercept() {
    assertThat(names("*.exe", Quantity.ONE, TWO))
        .isEqualTo(new Answer.Yes("attachment \"b.exe\" matches \"*.exe\"", Set.of("1.3")));
    assertThat(names("*.exe; *.pdf", Quantity.ONE, TWO))
        .isEqualTo(
            new Answer.Yes(
                "attachment \"a.pdf\" matches \"*.pdf\", and 1 other", Set.of("1.2", "1.3")));
    assertThat(names("*.bat; *.com; *.pif", Quantity.ONE, TWO))
        .isEqualTo(new Answer.No("no attachment matches any of \"*.bat\" and 2 others"));
  }

  @Test
  void allMustMatchToPass() {
    assertThat(names("*.pdf", Quantity.EVERY, TWO))
        .isEqualTo(new Answer.No("attachment \"b.exe\" does not match \"*.pdf\""));
    assertThat(names("*.pdf; *.exe", Quantity.EVERY, TWO))
        .isEqualTo(
            new Answer.Yes(
                "every attachment matches any of \"*.pdf\" and 1 other", Set.of("1.2", "1.3")));
  }

  @Test
  void aMailWithoutAttachmentsMatchesNothing() {
    for (Quantity quantity : Quantity.values()) {
      assertThat(names("*", quantity, TEXT)).isEqualTo(new Answer.No("there is no attachment"));
      assertThat(types("*", quantity, TEXT)).isEqualTo(new Answer.No("there is no attachment"));
    }
  }

  @Test
  void aStarIsAnyAttachmentEvenOneWithoutAName() {
    String nameless = RuledMails.mixed("Content-Type: image/png\r\n\r\nx");

    assertThat(names("*", Quantity.ONE, nameless))
        .isEqualTo(new Answer.Yes("attachment without a name matches \"*\"", Set.of("1.1")));
    assertThat(names("?*", Quantity.ONE, nameless)).isInstanceOf(Answer.No.class);
  }

  @Test
  void typesAreThoseByContentAndThoseThatAreSaid() {
    String mail =
        RuledMails.mixed(
            "Content-Type: image/png; name=a.png\r\n\r\n%PDF-1.4 12345678901234567890");

    assertThat(types("application/pdf", Quantity.ONE, mail)).isInstanceOf(Answer.Yes.class);
    assertThat(types("image/*", Quantity.ONE, mail)).isInstanceOf(Answer.Yes.class);
    assertThat(types("image/*", Quantity.EVERY, mail)).isInstanceOf(Answer.No.class);
    assertThat(types("application/pdf", Quantity.EVERY, mail)).isInstanceOf(Answer.No.class);
    assertThat(types("image/*; application/pdf", Quantity.EVERY, mail))
        .isInstanceOf(Answer.Yes.class);
  }

  @Test
  void thatItIsOctetsSaysNothing() {
    String mail = RuledMails.mixed(RuledMails.file("a.pdf"));

    assertThat(types("application/pdf", Quantity.EVERY, mail)).isInstanceOf(Answer.Yes.class);
    assertThat(types("application/octet-stream", Quantity.ONE, mail))
        .isInstanceOf(Answer.Yes.class);
  }

  @Test
  void theirNumberIsCounted() {
    assertThat(new AttachmentsAtLeast(2).test(RuledMails.facts(TWO)))
        .isEqualTo(new Answer.Yes("there are 2 attachments", Set.of("1.2", "1.3")));
    assertThat(new AttachmentsAtLeast(3).test(RuledMails.facts(TWO)))
        .isEqualTo(new Answer.No("there are 2 attachments, fewer than 3"));
    assertThatThrownBy(() -> new AttachmentsAtLeast(0))
        .hasMessage("a number of attachments is 0; expected at least 1");
  }

  @Test
  void everyFileInArchivesMustMatchToPassButNoFolder() {
    byte[] zip = RuledMails.zip("docs/", "docs/a.pdf", "docs/b.pdf");
    Facts facts = RuledMails.facts(RuledMails.mixed(RuledMails.file("a.zip", zip)));

    assertThat(new ArchivedName(Mask.list("*.pdf"), Quantity.EVERY).test(facts))
        .isEqualTo(new Answer.Yes("every archived file matches \"*.pdf\"", Set.of("1.1")));
    assertThat(new ArchivedName(Mask.list("a.*"), Quantity.EVERY).test(facts))
        .isEqualTo(new Answer.No("archived file \"b.pdf\" does not match \"a.*\""));
    assertThat(new ArchivedName(Mask.list("*"), Quantity.EVERY).test(RuledMails.facts(TWO)))
        .isEqualTo(new Answer.No("there is no archived file"));
  }

  @Test
  void aConditionWithoutMasksIsRefused() {
    assertThatThrownBy(() -> new AttachmentName(List.of(), Quantity.ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no mask is there; expected at least one");
  }
}

package io.postern.journal;

import java.util.List;
import java.util.Optional;

/**
 * Some mails, newest first.
 *
 * @param mails may be fewer than asked for, even none, while there is a next page
 * @param next where the next page begins; empty when there is none
 */
public record StoryPage(List<MailStory> mails, Optional<StoryQuery.Place> next) {
  public StoryPage {
    mails = List.copyOf(mails);
  }
}

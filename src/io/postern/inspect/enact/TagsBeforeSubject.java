package io.postern.inspect.enact;

import io.postern.inspect.Remedy.TagSubject;
import io.postern.mail.Mail;
import io.postern.mail.SubjectTag;
import java.io.IOException;
import java.util.List;

/** Puts tags before the subject; the first stands first. */
final class TagsBeforeSubject implements Deed<TagSubject> {

  @Override
  public void on(Enactment enactment, List<TagSubject> remedies) throws IOException {
    for (int i = remedies.size() - 1; i >= 0; i--) {
      String tag = remedies.get(i).tag();
      Mail tagged = SubjectTag.on(enactment.mail(), tag);
      if (tagged.content() != enactment.mail().content()) {
        enactment.change(tagged, "tagged: " + tag);
      }
    }
  }
}

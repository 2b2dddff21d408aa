package io.postern.fetch;

import io.postern.mail.Header;
import java.util.OptionalLong;

/**
 * Says what would become of a mail that was not downloaded yet. Safe for many threads; never
 * throws.
 */
public interface Prospects {
  /** Where a mail would go. */
  enum Way {
    /** It matches nobody, and such mail stays at the provider. */
    NOWHERE,
    /** The internal server would get it, for some recipient at least. */
    SERVER,
    /** Only endpoints that are not the internal server would get it. */
    ELSEWHERE
  }

  /** No limit is known, and all mail is for the internal server. */
  Prospects NONE =
      new Prospects() {
        @Override
        public OptionalLong knownLimit() {
          return OptionalLong.of(Long.MAX_VALUE);
        }

        @Override
        public OptionalLong askLimit() {
          return OptionalLong.empty();
        }

        @Override
        public Way way(String account, Header header) {
          return Way.SERVER;
        }
      };

  /**
   * The largest mail in octets that the internal server took when it was last asked, {@link
   * Long#MAX_VALUE} if it named no limit; empty when it was not asked yet. Costs nothing.
   */
  OptionalLong knownLimit();

  /**
   * As {@link #knownLimit}, after asking the server now; empty when it does not answer. Costs a
   * connection.
   */
  OptionalLong askLimit();

  /** Where a mail of an account with this header would go. */
  Way way(String account, Header header);
}

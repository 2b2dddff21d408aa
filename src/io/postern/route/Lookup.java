package io.postern.route;

/** Finds the recipients that a candidate means, by one kind of criterion. */
interface Lookup {

  /**
   * Reports every recipient that is meant.
   *
   * @param text an address in its canonical spelling, or a header value in lower case
   */
  void find(String text, Hits hits);

  /** Takes the recipients that are meant. */
  interface Hits {
    /**
     * @param recipient its place in the list of recipients
     * @param criterion what matched, such as {@code keyword sales}
     */
    void hit(int recipient, String criterion);
  }
}

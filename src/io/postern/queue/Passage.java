package io.postern.queue;

/**
 * An attempt under way.
 *
 * @param transit what was given out
 * @param row how the mail stands in the database since the attempt began
 * @param opened its content
 */
record Passage(Transit transit, Row row, Opened opened) {}

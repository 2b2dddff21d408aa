/**
 * Asks spam scanners about a mail, teaches them, and decides what becomes of mail that looks like
 * spam.
 */
package io.postern.inspect.spam;

/** Writes the mails that the gateway itself sends, from templates. */
package io.postern.notice;

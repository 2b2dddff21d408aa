/** Asks inspectors about a mail and yields findings; nothing here alters a mail. */
package io.postern.inspect;

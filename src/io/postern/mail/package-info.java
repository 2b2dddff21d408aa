/** A mail and its envelope, as received; values only. */
package io.postern.mail;

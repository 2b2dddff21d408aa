/** Seals secrets, so that they can stand in settings without being read there. */
package io.postern.account.secret;

/** Changes outgoing mail as an administrator asked, touching no octet that it need not touch. */
package io.postern.rewrite;

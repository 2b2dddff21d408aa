/** Keeps trying until a mail is delivered, refused or expired, then tells its sender. */
package io.postern.relay;

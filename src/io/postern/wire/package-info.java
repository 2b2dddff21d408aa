/**
 * Opens connections to mail servers, with or without TLS, that time out and whose peer was checked.
 */
package io.postern.wire;

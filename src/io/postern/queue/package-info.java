/**
 * Keeps outgoing mail on stable storage until it is due, and lets people look into it and stop it.
 */
package io.postern.queue;

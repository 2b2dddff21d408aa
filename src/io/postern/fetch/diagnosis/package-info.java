/** Finds out why the connection to a provider breaks on a certain mail. */
package io.postern.fetch.diagnosis;

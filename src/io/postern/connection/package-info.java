/** Brings a connection to the provider up while somebody needs it, and down again (F70). */
package io.postern.connection;

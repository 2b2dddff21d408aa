/** The database and its migrations; group commit. */
package io.postern.store;

/** Appends what happened to each mail and answers questions about it. */
package io.postern.journal;

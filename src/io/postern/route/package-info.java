/** Decides which recipients get an account's mail. */
package io.postern.route;

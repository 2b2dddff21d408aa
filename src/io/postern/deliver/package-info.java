/**
 * Makes <em>one</em> attempt to hand a mail to one endpoint and reports the outcome per recipient.
 */
package io.postern.deliver;

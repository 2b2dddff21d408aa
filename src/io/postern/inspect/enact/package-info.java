/** Does to a mail what a verdict wants, and makes the other mails that it asks for. */
package io.postern.inspect.enact;

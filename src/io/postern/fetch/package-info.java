/** Takes mails from an account, once each, and leaves them there until they are safe. */
package io.postern.fetch;

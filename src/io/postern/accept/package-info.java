/** Takes mail from our own users by SMTP, and says 250 only when it is on stable storage. */
package io.postern.accept;

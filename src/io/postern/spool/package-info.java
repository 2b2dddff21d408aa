/**
 * Room for mails that are under way: small ones in memory, larger ones in a file that is used again
 * and again. Nothing here is durable; whoever handed the mail over still has it.
 */
package io.postern.spool;

/** Speaks POP3 with one server: signs in, lists, retrieves and deletes; decides nothing. */
package io.postern.fetch.pop3;

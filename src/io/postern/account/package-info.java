/** What an administrator writes about one account; makes its routes. */
package io.postern.account;

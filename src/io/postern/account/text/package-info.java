/** Reads one kind of value each, as it stands in a settings file, or says what is wrong with it. */
package io.postern.account.text;

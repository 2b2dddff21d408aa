/** Tab-separated files as spreadsheets write them; what is not changed stays octet for octet. */
package io.postern.account.table;

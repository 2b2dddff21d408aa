/** Runs programs that an administrator named, without a shell, and no longer than they may. */
package io.postern.program;

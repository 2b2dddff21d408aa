/** Words for what is wrong with what an administrator wrote: what it was, and what was meant. */
package io.postern.advice;

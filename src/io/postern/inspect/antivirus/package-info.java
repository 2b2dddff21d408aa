/** Asks virus scanners about a mail; what a scanner does not say for sure is not a pass. */
package io.postern.inspect.antivirus;

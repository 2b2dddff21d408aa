/**
 * Speaks with scanners over TCP and Unix domain sockets: every wait ends, every answer is bounded.
 */
package io.postern.inspect.scanner;

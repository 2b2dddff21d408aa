/** Writes down dialogues with servers while somebody looks for a fault, without their secrets. */
package io.postern.trace;

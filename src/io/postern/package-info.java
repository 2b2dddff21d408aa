/** Starts Postern. */
package io.postern;

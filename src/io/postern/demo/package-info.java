/**
 * An embedded provider and an embedded internal server, so that a newcomer sees the gateway work
 * without configuring anything.
 */
package io.postern.demo;

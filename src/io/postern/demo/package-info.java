/**
 * An embedded provider, internal server and smarthost, so that a newcomer sees the gateway work
 * without configuring anything.
 */
package io.postern.demo;

/**
 * Keeps mail that could not or must not go on, with its reason, until a person or a policy decides.
 */
package io.postern.hold;

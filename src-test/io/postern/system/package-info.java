/**
 * Whole journeys through the real gateway, and the kit they are made with: real and embedded
 * servers, awkward mails, the gateway as a process of its own.
 */
package io.postern.system;

/** Writes down what each session did, for people: to disk, and by mail to those who want it. */
package io.postern.sessionlog;

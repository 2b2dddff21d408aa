package io.postern.sessionlog;

import io.postern.mail.Address;

/**
 * Who gets session logs by mail (F64, F117, F118).
 *
 * @param address a mailbox on the internal server
 * @param wanted of which sessions
 */
public record SessionLogReader(Address address, Wanted wanted) {}

package io.postern.fetch.diagnosis;

/**
 * A mail on which a connection broke.
 *
 * @param number its message number in that session
 * @param uidl its key at the provider
 * @param listed its size in octets, as the provider listed it
 */
public record Suspect(int number, String uidl, long listed) {}

package io.postern.fetch;

/**
 * A mail as a provider lists it.
 *
 * @param uidl the provider's name for it
 * @param size its size in octets, as the provider says
 */
public record Candidate(String uidl, long size) {}

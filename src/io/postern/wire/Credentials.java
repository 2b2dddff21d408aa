package io.postern.wire;

/** A login at a server. */
public record Credentials(String username, Secret password) {}

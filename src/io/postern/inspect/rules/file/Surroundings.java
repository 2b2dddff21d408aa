package io.postern.inspect.rules.file;

import java.util.Optional;
import java.util.Set;

/**
 * What rules can speak of; each empty when nobody knows.
 *
 * @param accounts names of all accounts
 * @param inspectors names of all inspectors before the rules
 */
record Surroundings(Optional<Set<String>> accounts, Optional<Set<String>> inspectors) {}

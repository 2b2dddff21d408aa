package io.postern.account;

import io.postern.wire.Secret;
import java.util.Optional;

/**
 * Who may sign in at the console.
 *
 * @param operatorPassword of the user operator; empty to have one made
 * @param viewerPassword of the user viewer; empty for no such user
 */
public record ConsoleLogin(Optional<Secret> operatorPassword, Optional<Secret> viewerPassword) {}

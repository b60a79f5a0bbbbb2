package dev.pluginlifecycle.contract;

import java.util.Objects;

/**
 * A rule that was broken, and how.
 *
 * @param rule the rule's id, not null
 * @param message what was seen and what was expected, for a person to read, not null
 */
public record Violation(String rule, String message) {

    /**
     * Checks the components.
     *
     * @throws NullPointerException if a component is null
     */
    public Violation {
        Objects.requireNonNull(rule, "rule must not be null");
        Objects.requireNonNull(message, "message must not be null");
    }
}

package dev.pluginlifecycle.testing;

import java.util.Objects;

/**
 * One rule of the contract that {@link dev.pluginlifecycle.PluginLifecycle PluginLifecycle} states.
 *
 * @param id the rule's id, such as {@code healthcheck-clock}, not null
 * @param requirement the rule in one sentence, "An adapter MUST ...", not null
 */
public record Rule(String id, String requirement) {

    /**
     * Creates a rule.
     *
     * @throws NullPointerException if a component is null
     */
    public Rule {
        Objects.requireNonNull(id, "id must not be null");
        Objects.requireNonNull(requirement, "requirement must not be null");
    }

    /** {@return the id, which is a good name for a test} */
    @Override
    public String toString() {
        return id;
    }

    Finding satisfied() {
        return new Finding(this, Verdict.SATISFIED, "");
    }

    Finding violated(String detail) {
        return new Finding(this, Verdict.VIOLATED, detail);
    }

    Finding notExercised(String detail) {
        return new Finding(this, Verdict.NOT_EXERCISED, detail);
    }

    /** {@return the finding for a rule whose precondition is violated, since one fault is one violation} */
    Finding notExercisedSince(Finding violated) {
        return notExercised(wasViolated(violated.rule().id()));
    }

    static String wasViolated(String id) {
        return id + " was violated";
    }
}

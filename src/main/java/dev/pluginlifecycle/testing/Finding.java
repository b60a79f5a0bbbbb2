package dev.pluginlifecycle.testing;

import java.util.Objects;

/**
 * The result of a check for one rule.
 *
 * @param rule the rule, not null
 * @param verdict the verdict on the rule, not null
 * @param detail for a violation, the actual and the expected behaviour; for a rule that was not exercised, the reason;
 *     for a satisfied rule, empty; not null
 */
public record Finding(Rule rule, Verdict verdict, String detail) {

    /**
     * Creates a finding.
     *
     * @throws NullPointerException if a component is null
     */
    public Finding {
        Objects.requireNonNull(rule, "rule must not be null");
        Objects.requireNonNull(verdict, "verdict must not be null");
        Objects.requireNonNull(detail, "detail must not be null");
    }

    boolean isViolated() {
        return verdict == Verdict.VIOLATED;
    }

    /** {@return one line, such as {@code healthcheck-clock VIOLATED: ...}} */
    @Override
    public String toString() {
        return rule + " " + verdict + (detail.isEmpty() ? "" : ": " + detail);
    }
}

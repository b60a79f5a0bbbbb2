package dev.pluginlifecycle.testing;

import java.util.Objects;

/**
 * The verdict on one rule.
 *
 * @param rule the rule, not null
 * @param verdict whether the adapter kept the rule, not null
 * @param detail the seen and the expected behaviour for a violation, the reason for a rule that was not exercised,
 *     empty for a satisfied rule; not null
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

    /** {@return one line, such as {@code healthcheck-clock VIOLATED: ...}, as a failed assertion shows it} */
    @Override
    public String toString() {
        return rule + " " + verdict + (detail.isEmpty() ? "" : ": " + detail);
    }
}

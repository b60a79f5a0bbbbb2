package dev.pluginlifecycle.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The result of a contract check.
 *
 * <p>{@link #toString()} returns a table. These are its first lines for an adapter that breaks two rules:
 *
 * <pre>{@code
 * 22 rules: 2 violated, 3 not exercised, 17 satisfied
 * VIOLATED       healthcheck-error-text     healthcheck() listed beta as failed with the error text ""; ...
 * VIOLATED       discovery-partial          discover() returned partial false with beta failed, alpha healthy; ...
 * not exercised  config-rejects-invalid     withInvalidConfig was not called
 * }</pre>
 *
 * @param findings one finding for each rule, in the order of {@link PluginLifecycleContract#rules()}, not null, copied
 *     to an unmodifiable list
 */
public record ContractReport(List<Finding> findings) {

    /**
     * Creates a report.
     *
     * @throws NullPointerException if {@code findings} or a finding is null
     */
    public ContractReport {
        findings = new ArrayList<>(Objects.requireNonNull(findings, "findings must not be null"));
        for (int i = 0; i < findings.size(); i++) {
            Objects.requireNonNull(findings.get(i), "findings[" + i + "] must not be null");
        }
        findings = List.copyOf(findings);
    }

    /** {@return the findings of the rules that the adapter violated} */
    public List<Finding> violations() {
        return with(Verdict.VIOLATED);
    }

    /** {@return the findings of the rules that were not exercised} */
    public List<Finding> notExercised() {
        return with(Verdict.NOT_EXERCISED);
    }

    private List<Finding> with(Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).toList();
    }

    /**
     * Throws if a rule is violated.
     *
     * @return this report
     * @throws AssertionError if a rule is violated; its message is the table
     */
    public ContractReport orThrow() {
        if (!violations().isEmpty()) {
            throw new AssertionError(toString());
        }
        return this;
    }

    /** {@return a table for a test log: a line for each rule, first the violated rules, then those not exercised} */
    @Override
    public String toString() {
        List<Verdict> order = List.of(Verdict.VIOLATED, Verdict.NOT_EXERCISED, Verdict.SATISFIED);
        StringBuilder table = new StringBuilder("%d rules: %d violated, %d not exercised, %d satisfied%n".formatted(
                findings.size(), violations().size(), notExercised().size(), with(Verdict.SATISFIED).size()));
        findings.stream()
                .sorted(Comparator.comparing(finding -> order.indexOf(finding.verdict())))
                .map(ContractReport::line)
                .forEach(table::append);
        return table.toString();
    }

    private static String line(Finding finding) {
        String verdict = switch (finding.verdict()) {
            case VIOLATED -> "VIOLATED";
            case NOT_EXERCISED -> "not exercised";
            case SATISFIED -> "satisfied";
        };
        return "%-13s  %-25s  %s".formatted(verdict, finding.rule(), finding.detail()).stripTrailing()
                + System.lineSeparator();
    }
}

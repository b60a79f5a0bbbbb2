package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.ToolInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges whether a discovery agrees with the healthchecks before and after it. */
final class AgreementRules {

    private final Ledger ledger;
    /** The tools that earlier agreements offered, of either adapter. */
    private final Set<String> offered = new LinkedHashSet<>();

    AgreementRules(Ledger ledger) {
        this.ledger = ledger;
    }

    /** {@return whether the answers are comparable, and violate no rule that was not violated before} */
    boolean isAgreement(Snapshot snapshot) {
        return snapshot.isCalm()
                && (ledger.isViolated(Rule.DISCOVERY_USABLE_TOOLS) || toolsFault(snapshot, "").isEmpty())
                && (ledger.isViolated(Rule.DISCOVERY_PARTIAL) || !snapshot.isPartialWrong());
    }

    /**
     * Judges an agreement, or the last snapshot before the timeout. One fault is one violation: without the right
     * tools, {@code partial} is not judged.
     *
     * @param after how long the check waited, such as {@code after 10 s}
     */
    void judge(Snapshot snapshot, String after) {
        if (!snapshot.isCalm()) {
            return;
        }
        Optional<String> toolsFault = toolsFault(snapshot, after);
        if (toolsFault.isPresent()) {
            ledger.violated(Rule.DISCOVERY_USABLE_TOOLS, toolsFault.get());
            ledger.notTested(Rule.DISCOVERY_USABLE_TOOLS.wasViolated(), Rule.DISCOVERY_PARTIAL);
            return;
        }
        if (snapshot.hasFailedCapabilities()) {
            ledger.satisfied(Rule.DISCOVERY_USABLE_TOOLS);
        }
        if (snapshot.isPartialWrong()) {
            boolean partial = snapshot.discovery().partial();
            ledger.violated(Rule.DISCOVERY_PARTIAL, "discover() returned partial " + partial + " with "
                    + Text.servers(snapshot.healthcheck()) + " " + after + "; expected partial " + !partial);
        } else if (snapshot.isPartlyFailed()) {
            ledger.satisfied(Rule.DISCOVERY_PARTIAL);
        }
        snapshot.discovery().tools().stream().map(ToolInfo::name).forEach(offered::add);
    }

    private Optional<String> toolsFault(Snapshot snapshot, String after) {
        List<String> missing = snapshot.missingTools(offered);
        List<String> unusable = snapshot.unusableTools();
        String servers = " with " + Text.servers(snapshot.healthcheck()) + " " + after;
        if (!missing.isEmpty()) {
            return Optional.of("discover() did not offer " + Text.list(missing) + servers
                    + "; expected the tools that it offered before, and that a usable server still lists");
        }
        return unusable.isEmpty()
                ? Optional.empty()
                : Optional.of("discover() offered " + Text.list(unusable) + servers
                        + "; expected no tool that only failed servers provide");
    }
}

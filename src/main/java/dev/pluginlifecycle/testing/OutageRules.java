package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ServerHealth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Judges whether an adapter reports that a server is down, that it is back, and that it was down at the start. */
record OutageRules(Ledger ledger) {

    /**
     * Returns the fault in a healthcheck during an outage.
     *
     * @param second when the outage began, in seconds since the Unix epoch
     * @param after how long the check waited, such as {@code after 10 s}
     */
    Optional<String> outageFault(Snapshot before, PluginHealthcheck now, long second, String after) {
        List<ServerHealth> worse = before.worse(now);
        String seen = "healthcheck() listed " + Text.servers(now);
        if (worse.isEmpty()) {
            return Optional.of(seen + " " + after + " of outage, and " + Text.servers(before.healthcheck())
                    + " before" + Await.expected("the server that went down to have a worse status"));
        }
        if (now.lastCheck() < second && !ledger.isViolated(Rule.HEALTHCHECK_CLOCK)) {
            return Optional.of(seen + " with lastCheck " + now.lastCheck() + ", and the outage began at " + second
                    + Await.expected("a lastCheck that is not before the outage"));
        }
        return worse.stream()
                .map(server -> capabilitiesFault(server, now.server(server.serverName()).orElseThrow()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A degraded server has replied, and may have lost capabilities. */
    private static Optional<String> capabilitiesFault(ServerHealth before, ServerHealth now) {
        return now.isUsable() || new HashSet<>(now.capabilities()).containsAll(before.capabilities())
                ? Optional.empty()
                : Optional.of("healthcheck() listed " + Text.cut(now.serverName())
                        + " as failed with the capabilities " + Text.list(now.capabilities())
                        + "; expected those that it last listed, such as " + Text.list(before.capabilities()));
    }

    /** Judges the last healthcheck during an outage. */
    void judgeOutage(Snapshot before, PluginHealthcheck now, long second, String after) {
        if (before.worse(now).isEmpty() && before.unlisted(now).isEmpty() && !before.areAllUsable()) {
            // The step may have taken down a server that had failed already.
            ledger.notTested("no server got worse, and before the outage, there were "
                    + Text.servers(before.healthcheck()), Rule.OUTAGE_REPORTED, Rule.OUTAGE_RECOVERED);
        } else {
            ledger.judge(Rule.OUTAGE_REPORTED, outageFault(before, now, second, after));
        }
    }

    /** Judges the last snapshot after a repair. */
    void judgeRecovery(Snapshot before, List<ServerHealth> worse, Snapshot now, String after) {
        ledger.judge(Rule.OUTAGE_RECOVERED, before.isRestored(worse, now)
                ? Optional.empty()
                : Optional.of("healthcheck() listed " + Text.servers(now.healthcheck())
                        + ", and discover() did not offer " + Text.list(before.lostTools(now)) + " " + after
                        + " of repair" + Await.expected(Text.servers(before.healthcheck())
                        + " as before the outage, and all its tools")));
    }

    /** {@return the fault in a healthcheck of an adapter that started while a server was down} */
    Optional<String> startFault(Snapshot first, PluginHealthcheck now, String after) {
        List<String> unlisted = first.unlisted(now);
        // An adapter that gives its servers new names each time cannot be compared with another one.
        if (Agreements.hasStarted(now) && (unlisted.isEmpty() || first.lacksServersOf(now))) {
            return Optional.empty();
        }
        return Optional.of("healthcheck() reported " + now.state().wireName() + " with " + Text.servers(now) + " "
                + after + " of a start while a server was down" + Await.expected(unlisted.isEmpty()
                        ? "healthy, degraded or failed"
                        : "it to list " + Text.list(unlisted) + " too, as the first adapter did"));
    }

    /** Judges a start, but only after the repair: an adapter that does not start even then has another fault. */
    void judgeStart(Snapshot first, PluginHealthcheck now, String after) {
        Optional<String> fault = startFault(first, now, after);
        if (fault.isEmpty() && first.worse(now).isEmpty()) {
            ledger.notTested("a new adapter listed no server of the first one as down; does the outage step affect only"
                    + " the adapter that it is given?", Rule.STARTUP_PARTIAL);
        } else if (fault.isEmpty() || !ledger.isViolated(Rule.STARTUP_ENDS)) {
            ledger.judge(Rule.STARTUP_PARTIAL, fault);
        }
    }
}

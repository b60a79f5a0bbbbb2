package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import java.util.Optional;

/** Waits until an adapter has started, and until its discovery agrees with its health. */
final class Agreements {

    private final Ledger ledger;
    private final Await await;
    private final AgreementRules rules;
    /** The snapshot before the last one, or null. */
    private Snapshot previous;
    private Snapshot latest;

    Agreements(Ledger ledger, Await await) {
        this.ledger = ledger;
        this.await = await;
        this.rules = new AgreementRules(ledger);
    }

    /** Waits until the adapter has left the start-up states. */
    void start(TestedAdapter<?> adapter) throws InterruptedException, CheckEnded {
        if (ledger.isViolated(Rule.STARTUP_ENDS)) {
            return;
        }
        Optional<PluginHealthcheck> last = await.until(() -> starting(adapter), Agreements::hasStarted);
        if (last.filter(Agreements::hasStarted).isPresent()) {
            ledger.satisfied(Rule.STARTUP_ENDS);
        } else if (ledger.isViolated(Rule.CONFIG_ACCEPTS_VALID)) {
            ledger.notTested(Rule.CONFIG_ACCEPTS_VALID.wasViolated(), Rule.STARTUP_ENDS);
        } else {
            last.ifPresent(found -> ledger.violated(Rule.STARTUP_ENDS, "healthcheck() still reported "
                    + found.state().wireName() + " " + await.after() + Await.expected("healthy, degraded or failed")));
        }
    }

    /** Calls both, since an adapter may start at its first {@code discover}. */
    Optional<PluginHealthcheck> starting(TestedAdapter<?> adapter) throws InterruptedException, CheckEnded {
        Optional<PluginHealthcheck> healthcheck = adapter.healthcheck();
        adapter.discover();
        return healthcheck;
    }

    static boolean hasStarted(PluginHealthcheck healthcheck) {
        return healthcheck.state().isStartupTerminal();
    }

    /** {@return the results of three calls, or empty if one is missing} */
    Optional<Snapshot> snapshot(TestedAdapter<?> adapter) throws InterruptedException, CheckEnded {
        Optional<PluginHealthcheck> before = adapter.healthcheck();
        Optional<DiscoveryResult> discovery = adapter.discover();
        Optional<PluginHealthcheck> after = adapter.healthcheck();
        if (before.isEmpty() || discovery.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        previous = latest;
        latest = new Snapshot(before.get(), discovery.get(), after.get());
        return Optional.of(latest);
    }

    /** Waits until a discovery agrees with its healthchecks, as a current snapshot may do. Returns the last one. */
    Optional<Snapshot> agree(Optional<Snapshot> current, TestedAdapter<?> adapter)
            throws InterruptedException, CheckEnded {
        Optional<Snapshot> last = current.filter(rules::isAgreement).isPresent()
                ? current
                : await.until(() -> snapshot(adapter), rules::isAgreement);
        last.filter(snapshot -> rules.isAgreement(snapshot) || isSteady(snapshot))
                .ifPresent(snapshot -> rules.judge(snapshot, await.after()));
        return last;
    }

    /** With a server that changes from one call to the next, both healthchecks of a snapshot are equal by chance. */
    private boolean isSteady(Snapshot snapshot) {
        return previous != null && Snapshot.diff(previous.healthcheck(), snapshot.healthcheck()).isEmpty();
    }
}

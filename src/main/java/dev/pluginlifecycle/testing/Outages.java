package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.ServerHealth;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Takes servers down and brings them back, and waits until an adapter reports it. */
final class Outages<A extends PluginLifecycle> {

    private final Ledger ledger;
    private final Await await;
    private final InstantSource clock;
    private final Agreements agreements;
    private final Leftovers leftovers;
    private final OutageRules rules;
    /** The first adapter's servers and tools before the last outage, or null. */
    private Snapshot before;
    /** The outage that has begun and was not repaired, or null. */
    private Outage<A> begun;
    /** The snapshot that was taken just now, which saves an adapter with slow calls another one. */
    private Optional<Snapshot> current = Optional.empty();

    Outages(Ledger ledger, Await await, InstantSource clock, Agreements agreements, Leftovers leftovers) {
        this.ledger = ledger;
        this.await = await;
        this.clock = clock;
        this.agreements = agreements;
        this.leftovers = leftovers;
        this.rules = new OutageRules(ledger);
    }

    /** Runs each outage. Afterwards, the first one begins again, for the start of the second adapter. */
    void run(List<Outage<A>> outages, Optional<Snapshot> agreement, TestedAdapter<A> adapter)
            throws InterruptedException, CheckEnded {
        if (outages.isEmpty()) {
            ledger.notTested("withOutage was not called",
                    Rule.STARTUP_PARTIAL, Rule.OUTAGE_REPORTED, Rule.OUTAGE_RECOVERED);
            return;
        }
        current = agreement;
        for (Outage<A> outage : outages) {
            if (!run(outage, adapter)) {
                return;
            }
        }
        begin(outages.get(0), adapter);
    }

    /** {@return whether both steps ran} */
    private boolean run(Outage<A> outage, TestedAdapter<A> adapter) throws InterruptedException, CheckEnded {
        before = current.filter(this::isPicture).isPresent()
                ? current.get()
                : await.until(() -> agreements.snapshot(adapter), this::isPicture).orElse(null);
        Optional<String> obstacle = obstacle();
        if (obstacle.isPresent()) {
            notTested(obstacle.get());
            return false;
        }
        awaitSecondAfter(before.healthcheck().lastCheck());
        long second = clock.instant().getEpochSecond();
        if (!begin(outage, adapter)) {
            return false;
        }
        List<ServerHealth> worse = List.of();
        boolean repaired = false;
        try {
            adapter.now(Situation.DOWN);
            worse = awaitWorse(adapter, second);
        } finally {
            repaired = repair(adapter);
        }
        adapter.now(Situation.REPAIRED);
        if (repaired) {
            current = awaitRecovery(adapter, worse);
        }
        return repaired;
    }

    /** Every server is usable, or no worse than before the last outage: a slow start must not look like a recovery. */
    private boolean isPicture(Snapshot now) {
        return now.isCalm()
                && (now.areAllUsable() || before != null && before.worse(now.healthcheck()).isEmpty());
    }

    private Optional<String> obstacle() {
        if (before == null || !before.isCalm()) {
            return Optional.of("an answer was missing, or the servers changed from one healthcheck to the next");
        }
        return before.isUsable()
                ? Optional.empty()
                : Optional.of("no outage was possible: healthcheck() reported "
                        + Text.state(before.healthcheck().state()) + " with " + Text.servers(before.healthcheck()));
    }

    private void notTested(String reason) {
        ledger.notTested(reason, Rule.STARTUP_PARTIAL, Rule.OUTAGE_REPORTED, Rule.OUTAGE_RECOVERED,
                Rule.HEALTHCHECK_ERROR_TEXT, Rule.DISCOVERY_PARTIAL, Rule.DISCOVERY_USABLE_TOOLS);
    }

    /** Waits at most one second, so that a {@code lastCheck} that never changes is before the outage. */
    private void awaitSecondAfter(long lastCheck) throws InterruptedException {
        Instant now = clock.instant();
        if (now.getEpochSecond() == lastCheck) {
            Thread.sleep(1000 - now.toEpochMilli() % 1000);
        }
    }

    /** {@return whether the step returned; if not, the outage is repaired at once} */
    private boolean begin(Outage<A> outage, TestedAdapter<A> adapter) throws InterruptedException {
        begun = outage;
        boolean returned = step("outage", outage.outage(), adapter);
        if (!returned) {
            repair(adapter);
        }
        return returned;
    }

    /** Repairs the outage, if one has begun. Returns whether the step returned. */
    boolean repair(TestedAdapter<A> adapter) throws InterruptedException {
        Outage<A> outage = begun;
        begun = null;
        return outage == null || step("repair", outage.repair(), adapter);
    }

    private boolean step(String name, Function<A, Callable<?>> step, TestedAdapter<A> adapter)
            throws InterruptedException {
        Set<ProcessHandle> processes = Leftovers.children();
        Call call = adapter.step(name, step);
        leftovers.ignoreSince(processes);
        if (!call.isReturned()) {
            notTested("the outages ended because the " + name + " step " + call.seen());
        }
        return call.isReturned();
    }

    /** Waits until servers have a worse status than before the outage. Returns these, as they were before. */
    private List<ServerHealth> awaitWorse(TestedAdapter<A> adapter, long second)
            throws InterruptedException, CheckEnded {
        Optional<PluginHealthcheck> last = await.until(adapter::healthcheck,
                now -> rules.outageFault(before, now, second, "").isEmpty());
        last.ifPresent(now -> rules.judgeOutage(before, now, second, await.after()));
        List<ServerHealth> worse = last.map(before::worse).orElse(List.of());
        if (worse.isEmpty()) {
            ledger.notTested("the adapter did not report the outage",
                    Rule.HEALTHCHECK_ERROR_TEXT, Rule.DISCOVERY_PARTIAL, Rule.DISCOVERY_USABLE_TOOLS,
                    Rule.OUTAGE_RECOVERED);
        } else {
            agreements.agree(Optional.empty(), adapter);
        }
        return worse;
    }

    /**
     * Waits until servers have their former status, and all former tools are offered.
     *
     * @return the last snapshot, or empty if there is none
     */
    private Optional<Snapshot> awaitRecovery(TestedAdapter<A> adapter, List<ServerHealth> worse)
            throws InterruptedException, CheckEnded {
        Optional<Rule> violated = ledger.violatedOf(Rule.OUTAGE_REPORTED, Rule.OUTAGE_RECOVERED);
        if (worse.isEmpty() || violated.isPresent()) {
            violated.ifPresent(rule -> ledger.notTested(rule.wasViolated(), Rule.OUTAGE_RECOVERED));
            return Optional.empty();
        }
        Optional<Snapshot> last =
                await.until(() -> agreements.snapshot(adapter), now -> before.isRestored(worse, now));
        last.ifPresent(now -> rules.judgeRecovery(before, worse, now, await.after()));
        return agreements.agree(last, adapter);
    }

    /** {@return whether an outage has begun, so that a new adapter starts while a server is down} */
    boolean isDown() {
        return begun != null;
    }

    /**
     * Waits until a new adapter has started although a server is down, and then repairs the outage.
     *
     * @return the last snapshot, or empty if there is none
     */
    Optional<Snapshot> awaitStart(TestedAdapter<A> adapter) throws InterruptedException, CheckEnded {
        Optional<PluginHealthcheck> down = await.until(() -> agreements.starting(adapter),
                now -> rules.startFault(before, now, "").isEmpty());
        if (!ledger.isViolated(Rule.OUTAGE_REPORTED)) {
            agreements.agree(Optional.empty(), adapter);
        }
        boolean repaired = repair(adapter);
        adapter.now(ledger.isViolated(Rule.STARTUP_PARTIAL) ? Situation.PARTLY_STARTED : Situation.USED);
        if (down.filter(Agreements::hasStarted).isEmpty()) {
            agreements.start(adapter);
        }
        if (down.isEmpty()) {
            ledger.notTested("the new adapter did not answer while a server was down", Rule.STARTUP_PARTIAL);
            return Optional.empty();
        }
        rules.judgeStart(before, down.get(), await.after());
        return repaired ? awaitRecovery(adapter, before.worse(down.get())) : Optional.empty();
    }
}

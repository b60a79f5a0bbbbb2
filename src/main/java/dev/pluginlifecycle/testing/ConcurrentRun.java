package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginState;
import java.util.List;
import java.util.Optional;

/** The calls to the second adapter, which has many callers: its first use, more reads, and two ends at once. */
record ConcurrentRun<A extends PluginLifecycle>(Options<A> options, Ledger ledger, TestedAdapter<A> adapter,
        ConcurrentCalls calls, Agreements agreements, Outages<A> outages, Leftovers leftovers) {

    /** @param shutdownReturns whether the shutdown of the first adapter returned */
    void run(TestedAdapter<A> first, boolean shutdownReturns) throws InterruptedException, CheckEnded {
        create(first);
        accept();
        Optional<Snapshot> before = start();
        ledger.satisfied(Rule.STARTUP_FRESH);
        if (before.isEmpty()) {
            before = agreements.snapshot(adapter);
        }
        readAtOnce(before.orElseThrow(() -> new CheckEnded("a single caller got no answer")));
        Optional<Rule> violated =
                ledger.violatedOf(Rule.SHUTDOWN_STOPS, Rule.SHUTDOWN_IDEMPOTENT, Rule.CONCURRENT_READS);
        if (violated.isEmpty()) {
            closeTwice(shutdownReturns);
        } else {
            ledger.notTested(violated.get().wasViolated(), Rule.SHUTDOWN_CONCURRENT, Rule.CLOSE_SHUTS_DOWN);
        }
    }

    /** Creates the adapter, if necessary without the outage: if only that helps, the outage is the reason. */
    private void create(TestedAdapter<A> first) throws InterruptedException, CheckEnded {
        if (outages.isDown()) {
            Call call = adapter.create();
            if (call.value() == null) {
                outages.repair(first);
                if (!call.isTimedOut()) {
                    adapter.createOrEnd();
                }
                ledger.violated(Rule.STARTUP_PARTIAL,
                        call.fault("an adapter").orElseThrow() + " (while a server was down)");
                TestedAdapter.endIfTimedOut(call);
            }
        } else {
            adapter.createOrEnd();
        }
        if (adapter.isSameAs(first)) {
            ledger.violated(Rule.STARTUP_FRESH,
                    "the factory returned the same adapter twice; expected a new one each time");
            throw new CheckEnded(Rule.STARTUP_FRESH.wasViolated());
        }
    }

    /** Calls {@code validateConfig}. It may find that a server cannot work, but not once that server is repaired. */
    private void accept() throws InterruptedException, CheckEnded {
        if (outages.isDown()) {
            Call call = adapter.validate("validateConfig(validConfig)", options.validConfig());
            if (call.isReturned()) {
                return;
            }
            ledger.notTested(call + " (while a server was down)", Rule.STARTUP_PARTIAL);
            adapter.judge(Rule.CONFIG_ACCEPTS_VALID, call, !call.isTimedOut(), "return");
            outages.repair(adapter);
        }
        adapter.accept();
    }

    /** {@return the last snapshot of a start while a server was down, or empty} */
    private Optional<Snapshot> start() throws InterruptedException, CheckEnded {
        if (outages.isDown()) {
            calls.useFirst(Situation.PARTLY_STARTED);
            return outages.awaitStart(adapter);
        }
        calls.useFirst(Situation.USED);
        agreements.start(adapter);
        return Optional.empty();
    }

    private void readAtOnce(Snapshot before) throws InterruptedException, CheckEnded {
        List<Call> reads = calls.readAtOnce();
        Optional<Snapshot> after = agreements.snapshot(adapter);
        if (after.isPresent() && after.get().isEqualTo(before)
                && ledger.violatedOf(Rule.HEALTHCHECK_UNIQUE_SERVERS, Rule.DISCOVERY_UNIQUE_NAMES).isEmpty()) {
            ledger.judge(Rule.CONCURRENT_READS, new ConcurrentAnswers(before, reads).fault());
        }
        ledger.satisfied(Rule.CONCURRENT_READS, Rule.HEALTHCHECK_ANSWERS, Rule.DISCOVERY_ANSWERS);
    }

    private void closeTwice(boolean shutdownReturns) throws InterruptedException, CheckEnded {
        leftovers.note();
        List<Call> ends = calls.closeTwice();
        for (Call end : ends) {
            boolean allowed = end.isReturned() || end.isRejected() && !shutdownReturns;
            adapter.judge(Rule.SHUTDOWN_CONCURRENT, end, allowed,
                    "return, as a single shutdown() does (two calls at once)");
        }
        adapter.now(Situation.CLOSED);
        Optional<PluginState> state = adapter.healthcheck().map(PluginHealthcheck::state);
        if (state.isPresent() && shutdownReturns && !ledger.isViolated(Rule.SHUTDOWN_CONCURRENT)) {
            judgeState(state.get(), ends);
        }
        ledger.satisfied(Rule.SHUTDOWN_CONCURRENT, Rule.HEALTHCHECK_ANSWERS, Rule.DISCOVERY_ANSWERS);
    }

    /** @param ends the two calls of {@code close}, and the healthchecks right after each */
    private void judgeState(PluginState state, List<Call> ends) {
        if (!(state instanceof PluginState.Stopped)) {
            ledger.violated(Rule.CLOSE_SHUTS_DOWN, "healthcheck() after two calls of close() at once reported "
                    + state.wireName() + "; expected stopped, as after shutdown()");
            return;
        }
        ledger.satisfied(Rule.CLOSE_SHUTS_DOWN);
        leftovers.judge(adapter.group());
        ends.stream()
                .flatMap(call -> call.value(PluginHealthcheck.class).stream())
                .map(PluginHealthcheck::state)
                .filter(seen -> !(seen instanceof PluginState.Stopped))
                .findFirst()
                .ifPresent(seen -> ledger.violated(Rule.SHUTDOWN_CONCURRENT, "healthcheck() reported " + seen.wireName()
                        + " right after close() returned (two calls at once); expected stopped after each"));
    }
}

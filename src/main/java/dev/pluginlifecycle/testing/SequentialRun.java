package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginState;
import java.util.Optional;

/** The calls to the first adapter, which has one caller: its start, the outages, and its end. */
record SequentialRun<A extends PluginLifecycle>(Options<A> options, Ledger ledger, TestedAdapter<A> adapter,
        Agreements agreements, Outages<A> outages, Leftovers leftovers) {

    /** {@return whether the shutdown returned} */
    boolean run() throws InterruptedException, CheckEnded {
        adapter.createOrEnd();
        adapter.accept();
        adapter.accept();
        rejectInvalid();
        agreements.start(adapter);
        Optional<Snapshot> agreement = agreements.agree(Optional.empty(), adapter);
        outages.run(options.outages(), agreement, adapter);
        return shutDown();
    }

    private void rejectInvalid() throws InterruptedException, CheckEnded {
        if (options.invalidConfig() != null) {
            Call call = adapter.validate("validateConfig(invalidConfig)", options.invalidConfig());
            adapter.judge(Rule.CONFIG_REJECTS_INVALID, call, call.isRejected(), "throw a PluginLifecycleException");
            ledger.satisfied(Rule.CONFIG_REJECTS_INVALID);
        }
    }

    private boolean shutDown() throws InterruptedException, CheckEnded {
        leftovers.note();
        Call shutdown = adapter.shutdown();
        boolean returned = shutdown.isReturned();
        adapter.judge(Rule.SHUTDOWN_STOPS, shutdown, returned || shutdown.isRejected(),
                "return, or to throw a PluginLifecycleException");
        adapter.now(Situation.STOPPED);
        judgeState(shutdown, Situation.STOPPED);
        judgeTools(shutdown);
        Call validate = adapter.validate("validateConfig(validConfig) after shutdown()", options.validConfig());
        adapter.judge(Rule.SHUTDOWN_STOPS, validate, !validate.isTimedOut(), "return");
        adapter.now(Situation.VALIDATED);
        judgeState(shutdown, Situation.VALIDATED);
        boolean violated = ledger.isViolated(Rule.SHUTDOWN_STOPS);
        if (returned && !violated) {
            shutDownAgain();
        } else {
            ledger.notTested(violated ? Rule.SHUTDOWN_STOPS.wasViolated() : "the first " + shutdown,
                    Rule.SHUTDOWN_IDEMPOTENT, Rule.SHUTDOWN_CONCURRENT, Rule.SHUTDOWN_RELEASES, Rule.CLOSE_SHUTS_DOWN);
        }
        return returned;
    }

    private void judgeState(Call shutdown, Situation after) throws InterruptedException, CheckEnded {
        Optional<PluginState> state = adapter.healthcheck().map(PluginHealthcheck::state);
        if (state.isEmpty()) {
            return;
        }
        boolean stopped = state.get() instanceof PluginState.Stopped;
        ledger.judge(Rule.SHUTDOWN_STOPS, stopped == shutdown.isReturned()
                ? Optional.empty()
                : Optional.of("healthcheck() " + after + " reported " + state.get().wireName() + (stopped
                        ? ", although shutdown() " + shutdown.seen() + "; expected another state"
                        : "; expected stopped")));
    }

    private void judgeTools(Call shutdown) throws InterruptedException, CheckEnded {
        adapter.discover()
                .filter(found -> shutdown.isReturned() && !found.tools().isEmpty())
                .ifPresent(found -> ledger.violated(Rule.SHUTDOWN_STOPS,
                        "discover() after shutdown() offered " + Text.tools(found) + "; expected no tool"));
    }

    private void shutDownAgain() throws InterruptedException, CheckEnded {
        Call second = adapter.shutdown();
        adapter.judge(Rule.SHUTDOWN_IDEMPOTENT, second, second.isReturned(), "return a second time");
        Call close = adapter.close();
        adapter.judge(Rule.SHUTDOWN_IDEMPOTENT, close, close.isReturned(), "return after shutdown()");
        ledger.satisfied(Rule.SHUTDOWN_IDEMPOTENT);
        leftovers.judge(adapter.group());
    }
}

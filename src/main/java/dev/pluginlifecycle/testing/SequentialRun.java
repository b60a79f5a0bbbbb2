package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Rule.CLOSE_SHUTS_DOWN;
import static dev.pluginlifecycle.testing.Rule.CONFIG_REJECTS_INVALID;
import static dev.pluginlifecycle.testing.Rule.SHUTDOWN_CONCURRENT;
import static dev.pluginlifecycle.testing.Rule.SHUTDOWN_IDEMPOTENT;
import static dev.pluginlifecycle.testing.Rule.SHUTDOWN_RELEASES;
import static dev.pluginlifecycle.testing.Rule.SHUTDOWN_STOPS;

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
        Optional<Snapshot> agreement = agreements.agree(adapter);
        outages.run(options.outages(), agreement, adapter);
        return shutDown();
    }

    private void rejectInvalid() throws InterruptedException, CheckEnded {
        if (options.invalidConfig() != null) {
            Call call = adapter.validate("validateConfig(invalidConfig)", options.invalidConfig());
            adapter.judge(CONFIG_REJECTS_INVALID, call, call.isRejected(), "throw a PluginLifecycleException");
            ledger.satisfied(CONFIG_REJECTS_INVALID);
        }
    }

    private boolean shutDown() throws InterruptedException, CheckEnded {
        leftovers.note();
        Call shutdown = adapter.shutdown();
        boolean returned = shutdown.isReturned();
        adapter.judge(SHUTDOWN_STOPS, shutdown, returned || shutdown.isRejected(),
                "return, or to throw a PluginLifecycleException");
        adapter.now(Situation.STOPPED);
        judgeState(shutdown, Situation.STOPPED);
        judgeTools(shutdown);
        Call validate = adapter.validate("validateConfig(validConfig) after shutdown()", options.validConfig());
        adapter.judge(SHUTDOWN_STOPS, validate, !validate.isTimedOut(), "return");
        adapter.now(Situation.VALIDATED);
        judgeState(shutdown, Situation.VALIDATED);
        if (ledger.isViolated(SHUTDOWN_STOPS)) {
            notTested(SHUTDOWN_STOPS.wasViolated());
        } else if (returned) {
            shutDownAgain();
        } else {
            notTested("the first " + shutdown);
        }
        return returned;
    }

    private void notTested(String reason) {
        ledger.notTested(reason, SHUTDOWN_IDEMPOTENT, SHUTDOWN_CONCURRENT, SHUTDOWN_RELEASES, CLOSE_SHUTS_DOWN);
    }

    private void judgeState(Call shutdown, Situation after) throws InterruptedException, CheckEnded {
        Optional<PluginState> state = adapter.healthcheck().map(PluginHealthcheck::state);
        if (state.isEmpty()) {
            return;
        }
        boolean stopped = state.get() instanceof PluginState.Stopped;
        ledger.judge(SHUTDOWN_STOPS, stopped == shutdown.isReturned()
                ? Optional.empty()
                : Optional.of("healthcheck() " + after + " reported " + state.get().wireName() + (stopped
                        ? ", although shutdown() " + shutdown.seen() + "; expected another state"
                        : "; expected stopped")));
    }

    private void judgeTools(Call shutdown) throws InterruptedException, CheckEnded {
        adapter.discover()
                .filter(found -> shutdown.isReturned() && !found.tools().isEmpty())
                .ifPresent(found -> ledger.violated(SHUTDOWN_STOPS,
                        "discover() after shutdown() offered " + Text.tools(found) + "; expected no tool"));
    }

    private void shutDownAgain() throws InterruptedException, CheckEnded {
        Call second = adapter.shutdown();
        adapter.judge(SHUTDOWN_IDEMPOTENT, second, second.isReturned(), "return a second time");
        Call close = adapter.close();
        adapter.judge(SHUTDOWN_IDEMPOTENT, close, close.isReturned(), "return after shutdown()");
        ledger.satisfied(SHUTDOWN_IDEMPOTENT);
        leftovers.judge();
    }
}

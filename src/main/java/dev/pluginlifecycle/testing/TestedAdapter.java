package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.testing.Worker.Script;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/** One adapter of a check: makes the calls to it, and has its answers judged. */
final class TestedAdapter<A extends PluginLifecycle> {

    /** A call without a result. */
    @FunctionalInterface
    private interface Action {
        void run() throws Exception;
    }

    private final Options<A> options;
    private final Ledger ledger;
    private final AnswerRules answers;
    private final Caller caller;
    private final ThreadGroup group;
    private final ThreadFactory threads;
    private final AdapterHolder<A> holder = new AdapterHolder<>();

    TestedAdapter(Options<A> options, Ledger ledger, AnswerRules answers, Caller caller,
            String group, boolean daemon) {
        this.options = options;
        this.ledger = ledger;
        this.answers = answers;
        this.caller = caller;
        this.group = new ThreadGroup(group);
        this.threads = Worker.threads(this.group, daemon);
    }

    /** {@return the group of the threads that the adapter starts, unless it chooses another one} */
    ThreadGroup group() {
        return group;
    }

    boolean isSameAs(TestedAdapter<A> other) {
        return holder.adapter() == other.holder.adapter();
    }

    /** Changes the situation in which the following calls are made. */
    void now(Situation next) {
        answers.now(next);
    }

    /** Calls the factory. */
    Call create() throws InterruptedException {
        answers.begin();
        return judged(caller.call(threads, "the factory", () -> holder.keep(options.adapterFactory().call())));
    }

    /** Calls the factory. Without an adapter, the check ends. */
    void createOrEnd() throws InterruptedException, CheckEnded {
        Call call = create();
        if (call.value() == null) {
            ledger.violated(Rule.STARTUP_FRESH, call.fault("an adapter").orElseThrow());
            throw new CheckEnded(Rule.STARTUP_FRESH.wasViolated());
        }
    }

    /** Calls {@code validateConfig} with the valid configuration, which it has to accept. */
    void accept() throws InterruptedException, CheckEnded {
        Call call = validate("validateConfig(validConfig)", options.validConfig());
        judge(Rule.CONFIG_ACCEPTS_VALID, call, call.isReturned(), "return");
        ledger.satisfied(Rule.CONFIG_ACCEPTS_VALID);
    }

    Call validate(String name, RuntimePluginConfig config) throws InterruptedException {
        return run(name, () -> holder.adapter().validateConfig(config));
    }

    Call shutdown() throws InterruptedException {
        return run("shutdown()", holder.adapter()::shutdown);
    }

    Call close() throws InterruptedException {
        holder.close();
        return run(Call.CLOSE, holder.adapter()::close);
    }

    private Call run(String name, Action action) throws InterruptedException {
        return judged(caller.call(threads, name, result(action)));
    }

    private static Callable<?> result(Action action) {
        return () -> {
            action.run();
            return null;
        };
    }

    private Call judged(Call call) {
        answers.judge(List.of(List.of(call)));
        return call;
    }

    /** Runs a step on a thread of another group, so that its threads do not count as the adapter's. */
    Call step(String name, Function<A, Callable<?>> step) throws InterruptedException {
        return caller.call(Worker.threads(new ThreadGroup("a step"), true), name, step.apply(holder.adapter()));
    }

    /** Judges how a call ended. The check ends if the call timed out. */
    void judge(Rule rule, Call call, boolean asExpected, String expected) throws CheckEnded {
        if (!asExpected) {
            ledger.violated(rule, call + "; expected it to " + expected);
        }
        endIfTimedOut(call);
    }

    static void endIfTimedOut(Call call) throws CheckEnded {
        if (call.isTimedOut()) {
            throw new CheckEnded(call.toString());
        }
    }

    Optional<PluginHealthcheck> healthcheck() throws InterruptedException, CheckEnded {
        return ask(Call.HEALTHCHECK, holder.adapter()::healthcheck).value(PluginHealthcheck.class);
    }

    Optional<DiscoveryResult> discover() throws InterruptedException, CheckEnded {
        return ask(Call.DISCOVER, holder.adapter()::discover).value(DiscoveryResult.class);
    }

    private Call ask(String name, Callable<?> body) throws InterruptedException, CheckEnded {
        Call call = caller.call(threads, name, body);
        judge(List.of(List.of(call)));
        return call;
    }

    /** Runs scripts that call the adapter at the same time. Returns the calls of each. */
    List<List<Call>> callAtOnce(List<Script> scripts) throws InterruptedException {
        return caller.callAtOnce(threads, scripts);
    }

    /** Judges the reads of several threads. An adapter that does not answer, or that has ended, cannot be asked. */
    void judge(List<List<Call>> calls) throws CheckEnded {
        answers.judge(calls);
        for (Call call : calls.stream().flatMap(List::stream).filter(Call::isRead).toList()) {
            endIfTimedOut(call);
        }
        if (ledger.isViolated(Rule.STARTUP_FRESH)) {
            throw new CheckEnded(Rule.STARTUP_FRESH.wasViolated());
        }
    }

    /** Makes every other call a healthcheck, on a worker's thread. */
    void read(Worker worker, int turn) {
        if (turn % 2 == 0) {
            worker.call(Call.HEALTHCHECK, holder.adapter()::healthcheck);
        } else {
            worker.call(Call.DISCOVER, holder.adapter()::discover);
        }
    }

    /** Closes the adapter on a worker's thread. */
    void close(Worker worker) {
        holder.close();
        worker.call(Call.CLOSE, result(holder.adapter()::close));
    }

    /** Closes the adapter, unless it has been closed. No rule judges this call. */
    void end() throws InterruptedException {
        if (holder.close()) {
            run(Call.CLOSE, holder.adapter()::close);
        }
    }
}

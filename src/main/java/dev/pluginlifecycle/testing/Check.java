package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginLifecycle;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** One check: the runs of two adapters, one after the other, and what they leave running. */
final class Check<A extends PluginLifecycle> {

    private final Options<A> options;
    private final Ledger ledger = new Ledger();
    private final Await await;
    private final Leftovers leftovers = new Leftovers();
    private final Agreements agreements;
    private final Outages<A> outages;
    private final TestedAdapter<A> first;
    private final TestedAdapter<A> second;

    /** @param clock the clock that the adapters use */
    Check(Options<A> options, InstantSource clock) {
        this(options, clock, new Await(options.timeout().toNanos()));
    }

    /** @param await the waits for what has to happen, apart from the timeout of a call */
    Check(Options<A> options, InstantSource clock, Await await) {
        this.options = options;
        this.await = await;
        agreements = new Agreements(ledger, await);
        outages = new Outages<>(ledger, await, clock, agreements, leftovers);
        AnswerRules answers = new AnswerRules(ledger, options.secrets());
        Caller caller = new Caller(options.timeout().toNanos(), clock);
        // The first adapter is called on threads that are not daemons, as in a main method, so that a thread that it
        // starts without saying more is not a daemon either.
        first = new TestedAdapter<>(options, ledger, answers, caller, "sequential run", false);
        second = new TestedAdapter<>(options, ledger, answers, caller, "concurrent run", true);
    }

    ContractReport run() {
        try {
            runAll();
            if (!Thread.interrupted()) {
                return ledger.report(options.secrets()::mask);
            }
        } catch (InterruptedException e) {
            // An interrupted check returns no report.
        }
        Thread.currentThread().interrupt();
        throw new CancellationException("the contract check was interrupted");
    }

    private void runAll() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            runBoth();
        } catch (CheckEnded ended) {
            ledger.end(ended.getMessage());
        }
        if (leftovers.isJudged()) {
            // Processes and threads may end a little later than the adapter.
            await.until(() -> Optional.of(leftovers.running()), List::isEmpty).ifPresent(this::judgeReleases);
        }
    }

    private void runBoth() throws InterruptedException, CheckEnded {
        try {
            boolean shutdownReturns =
                    new SequentialRun<>(options, ledger, first, agreements, outages, leftovers).run();
            first.end();
            new ConcurrentRun<>(options, ledger, second, new ConcurrentCalls(second), agreements, outages, leftovers)
                    .run(first, shutdownReturns);
        } finally {
            try {
                outages.repair(first);
            } finally {
                first.end();
                second.end();
            }
        }
    }

    private void judgeReleases(List<String> running) {
        ledger.judge(Rule.SHUTDOWN_RELEASES, running.isEmpty()
                ? Optional.empty()
                : Optional.of(Text.list(running) + " still ran " + await.after() + " of waiting for it to end;"
                        + " expected no process or thread of the adapter after a shutdown (unless other code has"
                        + " started the process in the meantime)"));
    }
}

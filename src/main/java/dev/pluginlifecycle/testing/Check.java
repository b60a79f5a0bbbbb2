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
    private final ConcurrentCalls calls;

    /**
     * @param clock the clock that the adapters use
     * @param await the waits for what has to happen, apart from the timeout of a call
     * @param readers the number of threads that read at once
     * @param reading how long they read, in nanoseconds
     */
    Check(Options<A> options, InstantSource clock, Await await, int readers, long reading) {
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
        calls = new ConcurrentCalls(second, readers, reading);
    }

    ContractReport run() {
        try {
            if (!Thread.currentThread().isInterrupted()) {
                runBoth();
                judgeReleases();
            }
            if (!Thread.interrupted()) {
                return ledger.report(options.secrets()::mask);
            }
        } catch (InterruptedException e) {
            // An interrupted check returns no report.
        }
        Thread.currentThread().interrupt();
        throw new CancellationException("the contract check was interrupted");
    }

    private void runBoth() throws InterruptedException {
        try {
            boolean shutdownReturns =
                    new SequentialRun<>(options, ledger, first, agreements, outages, leftovers).run();
            first.end();
            new ConcurrentRun<>(options, ledger, second, calls, agreements, outages, leftovers)
                    .run(first, shutdownReturns);
        } catch (CheckEnded ended) {
            ledger.end(ended.getMessage());
        } finally {
            endBoth();
        }
    }

    private void endBoth() throws InterruptedException {
        try {
            outages.repair(first);
        } finally {
            first.end();
            second.end();
        }
    }

    private void judgeReleases() throws InterruptedException {
        if (leftovers.isJudged()) {
            // Processes and threads may end a little later than the adapter.
            List<String> running =
                    await.until(() -> Optional.of(leftovers.running()), List::isEmpty).orElseThrow();
            ledger.judge(Rule.SHUTDOWN_RELEASES, running.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Text.list(running) + " still ran " + await.after() + " of waiting for it to end;"
                            + " expected no process or thread of the adapter after a shutdown (unless other code has"
                            + " started the process in the meantime)"));
        }
    }
}

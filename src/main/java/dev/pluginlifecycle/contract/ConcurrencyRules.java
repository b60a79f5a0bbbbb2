package dev.pluginlifecycle.contract;

import java.util.List;
import java.util.Optional;

/** What an adapter does when it is asked from several threads. */
final class ConcurrencyRules {

    static final List<Rule> ALL = List.of(new Rule(
            "concurrent-reads",
            "An adapter MUST answer healthcheck and discover from several threads at once.",
            ConcurrencyRules::reads));

    private ConcurrencyRules() {}

    private static Optional<String> reads(Run run) throws Unjudged, InterruptedException {
        Subject subject = run.startedAdapter();
        if (!subject.answeredHealthcheck() || !subject.answeredDiscover()) {
            throw new Unjudged();
        }
        ConcurrentReads reads = new ConcurrentReads(subject.adapter());
        Optional<String> fault = reads.fault(run.bound());
        if (reads.hasHung()) {
            subject.markHung();
        }
        return fault;
    }
}

package dev.pluginlifecycle.contract;

import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.RuntimePluginConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/** One check of one adapter: what it asks for, and what it remembers from one rule to the next. */
final class Run {

    private final List<Rule> rules;
    private final Callable<? extends PluginLifecycle> adapters;
    private final RuntimePluginConfig config;
    private final Duration bound;
    private final Map<String, String> messages = new HashMap<>();
    private final Set<String> hung = new HashSet<>();
    private final List<Subject> open = new ArrayList<>();
    private final List<BoundedCall<?>> closings = new ArrayList<>();
    private String closingFault;

    Run(
            List<Rule> rules,
            Callable<? extends PluginLifecycle> adapters,
            RuntimePluginConfig validConfig,
            Duration bound) {
        this.rules = rules;
        this.adapters = Objects.requireNonNull(adapters, "adapters must not be null");
        this.config = Objects.requireNonNull(validConfig, "validConfig must not be null");
        this.bound = Objects.requireNonNull(bound, "bound must not be null");
        if (bound.isZero() || bound.isNegative()) {
            throw new IllegalArgumentException("bound must be positive: " + bound);
        }
    }

    /** {@return what the rules of this run found, in their order, at most one violation each} */
    List<Violation> violations() {
        try {
            for (Rule rule : rules) {
                failIfInterrupted();
                judge(rule);
                if (isBlamed(ConfigRules.ACCEPTS_VALID)) {
                    break;
                }
            }
            awaitClosings();
            failIfInterrupted();
        } catch (InterruptedException e) {
            closings.forEach(closing -> closing.abandon(bound));
            Thread.currentThread().interrupt();
            throw new CancellationException("the check was interrupted");
        }
        if (closingFault != null && !isBlamed(ShutdownRules.STOPS)) {
            blame(ShutdownRules.CLOSE_SHUTS_DOWN, closingFault);
        }
        return rules.stream()
                .map(Rule::id)
                .filter(this::isBlamed)
                .map(id -> new Violation(id, messages.get(id)))
                .toList();
    }

    private void judge(Rule rule) throws InterruptedException {
        try {
            rule.judge(this).ifPresent(message -> blame(rule.id(), message));
        } catch (Unjudged e) {
            // What this rule looks at is broken, and that is blamed already where it belongs.
        } finally {
            closeAll();
        }
    }

    private static void failIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** {@return a new adapter, which was given the config, and is closed after the rule} */
    Subject freshAdapter() throws Unjudged, InterruptedException {
        BoundedCall<PluginLifecycle> call = BoundedCall.start("factory", adapters, this::closeLate);
        Outcome<PluginLifecycle> made = call.await(bound);
        if (!(made instanceof Outcome.Returned<PluginLifecycle> returned) || returned.value() == null) {
            blame(ConfigRules.ACCEPTS_VALID, "the factory " + made.seen() + "; expected an adapter");
            throw new Unjudged();
        }
        Subject subject = new Subject(this, returned.value());
        open.add(subject);
        subject.validateConfig("validateConfig(validConfig)", config);
        return subject;
    }

    /** {@return a new adapter, which was asked for everything that it may start at} */
    Subject startedAdapter() throws Unjudged, InterruptedException {
        Subject subject = freshAdapter();
        subject.start();
        return subject;
    }

    /** On the factory's thread: nobody waits for this adapter any more, but it may have started something. */
    private void closeLate(PluginLifecycle adapter) {
        if (adapter != null) {
            try {
                BoundedCall.start("close()", Subject.closing(adapter)).await(bound);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void closeAll() throws InterruptedException {
        InterruptedException interrupted = null;
        for (Subject subject : open) {
            try {
                subject.closeAfterRule();
            } catch (InterruptedException e) {
                interrupted = e;
            }
        }
        open.clear();
        if (interrupted != null) {
            throw interrupted;
        }
    }

    /** Leaves a call that is likely to hang for the end, when all such calls are waited for together. */
    void awaitAtEnd(BoundedCall<?> closing) {
        closings.add(closing);
    }

    private void awaitClosings() throws InterruptedException {
        long start = System.nanoTime();
        for (BoundedCall<?> closing : closings) {
            closing.await(bound.minusNanos(Math.min(System.nanoTime() - start, BoundedCall.nanos(bound))));
        }
    }

    /** Blames a rule; of several faults under one rule the first is told. */
    void blame(String rule, String message) {
        messages.putIfAbsent(rule, message);
    }

    boolean isBlamed(String rule) {
        return messages.containsKey(rule);
    }

    /** Keeps the fault of a {@code close} that ended a rule: it counts when {@code shutdown} has none of its own. */
    void suspectClose(String message) {
        closingFault = closingFault == null ? message : closingFault;
    }

    void rememberHung(String call) {
        hung.add(call);
    }

    boolean hasHung(String call) {
        return hung.contains(call);
    }

    RuntimePluginConfig config() {
        return config;
    }

    Duration bound() {
        return bound;
    }
}

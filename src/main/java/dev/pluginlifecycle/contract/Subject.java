package dev.pluginlifecycle.contract;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import java.util.concurrent.Callable;

/** One adapter under check. Each call that fails is blamed on the rule that it belongs to. */
final class Subject {

    static final String EXPECTED_OF_AN_END = "; expected it to return, or to throw a PluginLifecycleException";

    /** A call whose failure is blamed where it is made. */
    @FunctionalInterface
    interface Question {
        Object ask() throws Unjudged, InterruptedException;
    }

    private final Run run;
    private final PluginLifecycle adapter;
    private final Callable<Void> shutdown;
    private final Callable<Void> close;
    private boolean answeredHealthcheck;
    private boolean answeredDiscover;
    private boolean hung;
    private boolean shutDown;
    private boolean closed;

    Subject(Run run, PluginLifecycle adapter) {
        this.run = run;
        this.adapter = adapter;
        this.shutdown = () -> {
            adapter.shutdown();
            return null;
        };
        this.close = closing(adapter);
    }

    static Callable<Void> closing(PluginLifecycle adapter) {
        return () -> {
            adapter.close();
            return null;
        };
    }

    PluginLifecycle adapter() {
        return adapter;
    }

    void validateConfig(String call, RuntimePluginConfig config) throws Unjudged, InterruptedException {
        Outcome<Void> outcome = call(call, () -> {
            adapter.validateConfig(config);
            return null;
        });
        if (!(outcome instanceof Outcome.Returned)) {
            throw blamed(ConfigRules.ACCEPTS_VALID, call + " " + outcome.seen() + "; expected it to accept " + config);
        }
    }

    PluginHealthcheck healthcheck() throws Unjudged, InterruptedException {
        return answer(HealthcheckRules.ANSWERS, "healthcheck()", adapter::healthcheck,
                "a healthcheck: a probe that fails is a FAILED server, with its error text");
    }

    DiscoveryResult discover() throws Unjudged, InterruptedException {
        return answer(DiscoveryRules.ANSWERS, "discover()", adapter::discover,
                "a discovery: what servers that are down would offer is left out");
    }

    /** {@return the answer of a call} One that gives none is blamed on {@code rule}. */
    <T> T answer(String rule, String call, Callable<T> body, String expected) throws Unjudged, InterruptedException {
        Outcome<T> outcome = call(call, body);
        if (outcome instanceof Outcome.Returned<T> returned && returned.value() != null) {
            return returned.value();
        }
        throw blamed(rule, call + " " + outcome.seen() + "; expected " + expected);
    }

    /**
     * Asks for health and discovery, and for both again, once the adapter had an occasion to start; keeps whether each
     * was answered.
     */
    void start() throws InterruptedException {
        answeredHealthcheck = answers(this::healthcheck);
        answeredDiscover = answers(this::discover);
        answeredHealthcheck &= answers(this::healthcheck);
        answeredDiscover &= answers(this::discover);
    }

    /** {@return whether there was an answer} What there was instead is blamed already. */
    static boolean answers(Question question) throws InterruptedException {
        try {
            question.ask();
            return true;
        } catch (Unjudged e) {
            return false;
        }
    }

    /** {@return whether this adapter gave a healthcheck each time it was asked, and so did those before it} */
    boolean answeredHealthcheck() {
        return answeredHealthcheck && !run.isBlamed(HealthcheckRules.ANSWERS);
    }

    /** {@return whether this adapter gave a discovery each time it was asked, and so did those before it} */
    boolean answeredDiscover() {
        return answeredDiscover && !run.isBlamed(DiscoveryRules.ANSWERS);
    }

    /** {@return whether a first shutdown returned} When not, it threw the exception that the interface allows. */
    boolean shutdown() throws Unjudged, InterruptedException {
        ensureLikelyToReturn("shutdown()");
        shutDown = true;
        Outcome<Void> outcome = call("shutdown()", shutdown);
        if (outcome instanceof Outcome.Returned) {
            return true;
        }
        if (outcome.isLifecycleException()) {
            return false;
        }
        throw blamed(ShutdownRules.STOPS, "shutdown() " + outcome.seen() + EXPECTED_OF_AN_END);
    }

    Outcome<Void> shutdownAgain() throws Unjudged, InterruptedException {
        return call("a second shutdown()", shutdown);
    }

    /** {@return the state after the end} A healthcheck that gives none then is blamed on {@code rule}. */
    PluginState stateAfter(String end, String rule) throws Unjudged, InterruptedException {
        return answer(rule, "healthcheck() after " + end, adapter::healthcheck, "it to report Stopped[]").state();
    }

    /** {@return what came of {@code close}, called by the rule itself} */
    Outcome<Void> close() throws Unjudged, InterruptedException {
        // Before the call, which counts whatever comes of it; but one that is never made, is made after the rule.
        String call = closeCall();
        ensureLikelyToReturn(call);
        closed = true;
        return call(call, close);
    }

    /** Closes the adapter when the rule has not; only a hang or an unexpected error is a fault. */
    void closeAfterRule() throws InterruptedException {
        if (closed) {
            return;
        }
        closed = true;
        BoundedCall<Void> call = BoundedCall.start("close()", close);
        if (run.hasHung(closeCall())) {
            run.awaitAtEnd(call);
            return;
        }
        Outcome<Void> outcome = call.await(run.bound());
        if (hung || run.isBlamed(ConfigRules.ACCEPTS_VALID)) {
            // What a call that hangs holds back, or what was never configured, is no fault of close.
            return;
        }
        if (outcome instanceof Outcome.Hung) {
            run.rememberHung(closeCall());
        }
        if (!shutDown && !(outcome instanceof Outcome.Returned) && !outcome.isLifecycleException()) {
            run.suspectClose("close() " + outcome.seen() + EXPECTED_OF_AN_END);
        }
    }

    private String closeCall() {
        return shutDown ? "close() after shutdown()" : "close()";
    }

    <T> Outcome<T> call(String name, Callable<T> body) throws Unjudged, InterruptedException {
        ensureLikelyToReturn(name);
        Outcome<T> outcome = BoundedCall.start(name, body).await(run.bound());
        if (outcome instanceof Outcome.Hung) {
            run.rememberHung(name);
            hung = true;
        }
        return outcome;
    }

    private void ensureLikelyToReturn(String call) throws Unjudged {
        if (hung || run.hasHung(call)) {
            throw new Unjudged();
        }
    }

    boolean hasHung() {
        return hung;
    }

    /** Says that a call hangs that was made elsewhere: this adapter is asked for nothing more. */
    void markHung() {
        hung = true;
    }

    private Unjudged blamed(String rule, String message) {
        run.blame(rule, message);
        return new Unjudged();
    }
}

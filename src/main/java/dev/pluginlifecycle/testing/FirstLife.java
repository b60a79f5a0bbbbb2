package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.testing.PluginLifecycleContract.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The life of the first adapter, which is called sequentially. */
final class FirstLife<A extends PluginLifecycle> extends Life<A> {

    private static final int MAX_MOMENTS = 20;

    /** Caches may lag, so a contradiction counts only if this many moments in succession show it. */
    private static final int REQUIRED_CONTRADICTIONS = 5;

    private final List<Moment> moments = new ArrayList<>();
    private Outage outage;
    private boolean starting;

    FirstLife(PluginLifecycleContract<A> contract, Recorder recorder) {
        super(contract, recorder);
    }

    List<Moment> moments() {
        return moments;
    }

    Optional<Outage> outage() {
        return Optional.ofNullable(outage);
    }

    /** {@return whether the adapter was still in a start-up state at the timeout} */
    boolean wasLeftStarting() {
        return starting;
    }

    @Override
    void live() throws InterruptedException, CheckEnded {
        create();
        validate();
        Call first = healthcheck(Stage.RUNNING);
        discover(Stage.RUNNING);
        starting = settle(Stage.RUNNING, first).healthcheck()
                .map(PluginHealthcheck::state).filter(States::isStarting).isPresent();
        if (!starting) {
            Optional<Moment> calm = calmMoment(Stage.RUNNING);
            if (calm.isPresent() && contract().hasOutage() && isUsable(calm.get().after())) {
                outage(calm.get());
            }
        }
        shutDown();
    }

    private void validate() throws InterruptedException, CheckEnded {
        if (!validateValidConfig(Stage.VALID_CONFIG).isReturned()) {
            // An adapter that is not configured cannot be judged.
            throw new CheckEnded();
        }
        validateValidConfig(Stage.VALID_CONFIG);
        if (contract().invalidConfig() != null) {
            validate(Stage.INVALID_CONFIG, "validateConfig(invalidConfig)", contract().invalidConfig());
        }
    }

    private static boolean isUsable(PluginHealthcheck healthcheck) {
        return healthcheck.state().isUsable() && healthcheck.servers().stream().anyMatch(ServerHealth::isUsable);
    }

    /** {@return a moment in which no server changes; a contradictory one only if several in succession repeat it} */
    private Optional<Moment> calmMoment(Stage stage) throws InterruptedException, CheckEnded {
        long begin = System.nanoTime();
        Moment last = null;
        int contradictions = 0;
        for (int i = 0; i < MAX_MOMENTS && (i == 0 || isTimeLeft(begin)); i++) {
            Optional<Moment> moment = moment(stage);
            if (moment.isEmpty()) {
                return moment;
            }
            if (!moment.get().isCalm()) {
                contradictions = 0;
                pause();
                continue;
            }
            contradictions = last != null && moment.get().repeats(last) ? contradictions + 1 : 1;
            if (!moment.get().isContradictory() || contradictions == REQUIRED_CONTRADICTIONS) {
                moments.add(moment.get());
                return moment;
            }
            last = moment.get();
            TimeUnit.NANOSECONDS.sleep(timeout() / (2 * REQUIRED_CONTRADICTIONS));
        }
        return Optional.empty();
    }

    private Optional<Moment> moment(Stage stage) throws InterruptedException, CheckEnded {
        Optional<PluginHealthcheck> before = healthcheck(stage).healthcheck();
        Optional<DiscoveryResult> discovery = discover(stage).discovery();
        Optional<PluginHealthcheck> after = healthcheck(stage).healthcheck();
        return before.isPresent() && discovery.isPresent() && after.isPresent()
                ? Optional.of(new Moment(before.get(), discovery.get(), after.get()))
                : Optional.empty();
    }

    private void outage(Moment calm) throws InterruptedException, CheckEnded {
        awaitSecondAfter(calm.after().lastCheck());
        Outage begun = new Outage(calm, Instant.now().getEpochSecond());
        step("outage", contract().outage());
        outage = begun;
        boolean noticed;
        try {
            noticed = awaitNotice();
            if (noticed) {
                calmMoment(Stage.DOWN);
            }
        } finally {
            step("repair", contract().repair());
        }
        if (noticed && awaitRecovery()) {
            calmMoment(Stage.REPAIRED);
        }
    }

    /**
     * Waits for a later second, at most one second, so that a {@code lastCheck} that never changes is before the
     * outage.
     */
    private void awaitSecondAfter(long lastCheck) throws InterruptedException {
        long begin = System.nanoTime();
        while (Instant.now().getEpochSecond() <= lastCheck && System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(1)) {
            pause();
        }
    }

    /** Runs the caller's code in another thread group, so that its threads do not count as the adapter's. */
    private void step(String name, Step<? super A> step) throws InterruptedException, CheckEnded {
        Set<ProcessHandle> before = started().beforeStep();
        Worker worker = Worker.start(new ThreadGroup("plugin-lifecycle-contract step"), Stage.STEP,
                self -> self.call(name, () -> {
                    step.run(adapter());
                    return null;
                }));
        Call call = recorder().await(List.of(worker));
        started().afterStep(before);
        if (!call.isReturned()) {
            throw new CheckEnded();
        }
    }

    private boolean awaitNotice() throws InterruptedException, CheckEnded {
        long begin = System.nanoTime();
        Optional<PluginHealthcheck> last;
        do {
            pause();
            last = healthcheck(Stage.DOWN).healthcheck();
        } while (last.filter(outage::isSeenIn).filter(outage::isCheckedSince).isEmpty() && isTimeLeft(begin));
        return last.filter(outage::isSeenIn).isPresent();
    }

    private boolean awaitRecovery() throws InterruptedException, CheckEnded {
        long begin = System.nanoTime();
        boolean recovered;
        do {
            pause();
            recovered = outage.isOver(healthcheck(Stage.REPAIRED), discover(Stage.REPAIRED));
        } while (!recovered && isTimeLeft(begin));
        return recovered;
    }

    private void shutDown() throws InterruptedException, CheckEnded {
        started().note();
        shutdown(Stage.SHUTDOWN);
        healthcheck(Stage.STOPPED);
        discover(Stage.STOPPED);
        validateValidConfig(Stage.STOPPED);
        healthcheck(Stage.STOPPED);
        shutdown(Stage.SECOND_SHUTDOWN);
        close(Stage.CLOSE);
    }
}

package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.RuntimePluginConfig;
import java.util.List;
import java.util.concurrent.Callable;

/** The calls to one adapter, from its creation to its end. The rules judge the calls later. */
abstract class Life<A extends PluginLifecycle> {

    private static final long PAUSE = 20;

    private final PluginLifecycleContract<A> contract;
    private final Recorder recorder;
    private final Started started = new Started();
    private A adapter;
    private boolean closed;

    Life(PluginLifecycleContract<A> contract, Recorder recorder) {
        this.contract = contract;
        this.recorder = recorder;
    }

    /** Creates the adapter and makes all calls of its life. */
    abstract void live() throws InterruptedException, CheckEnded;

    final PluginLifecycleContract<A> contract() {
        return contract;
    }

    final Recorder recorder() {
        return recorder;
    }

    final Started started() {
        return started;
    }

    final A adapter() {
        return adapter;
    }

    final long timeout() {
        return recorder.timeout();
    }

    /** Calls the factory, and closes an adapter that it returns too late. */
    @SuppressWarnings("unchecked")
    final void create() throws InterruptedException, CheckEnded {
        started.beforeCreation();
        Worker worker = start(Stage.CREATION, self -> {
            Call made = self.call("the factory", contract.adapterFactory());
            if (self.isLeft() && made.value() != null) {
                ((A) made.value()).close();
            }
        });
        try {
            recorder.await(List.of(worker));
        } finally {
            worker.calls().forEach(call -> adapter = (A) call.value());
        }
        if (adapter == null) {
            throw new CheckEnded();
        }
    }

    final Worker start(Stage stage, Worker.Script script) {
        return Worker.start(started.group(), stage, script);
    }

    final Call call(Stage stage, String name, Callable<?> body) throws InterruptedException, CheckEnded {
        return recorder.await(List.of(start(stage, self -> self.call(name, body))));
    }

    final Call healthcheck(Stage stage) throws InterruptedException, CheckEnded {
        return call(stage, Call.HEALTHCHECK, adapter::healthcheck);
    }

    final Call discover(Stage stage) throws InterruptedException, CheckEnded {
        return call(stage, Call.DISCOVER, adapter::discover);
    }

    final Call validateValidConfig(Stage stage) throws InterruptedException, CheckEnded {
        return validate(stage, "validateConfig(validConfig)", contract.validConfig());
    }

    final Call validate(Stage stage, String name, RuntimePluginConfig config) throws InterruptedException, CheckEnded {
        return call(stage, name, () -> {
            adapter.validateConfig(config);
            return null;
        });
    }

    final Call shutdown(Stage stage) throws InterruptedException, CheckEnded {
        return call(stage, "shutdown()", () -> {
            adapter.shutdown();
            return null;
        });
    }

    final Call close(Stage stage) throws InterruptedException, CheckEnded {
        closing();
        return call(stage, "close()", this::closeAdapter);
    }

    final void closing() {
        closed = true;
    }

    final Object closeAdapter() throws Exception {
        adapter.close();
        return null;
    }

    /**
     * Calls {@code healthcheck} until the adapter has left the start-up states, or until the timeout, and returns the
     * last call.
     */
    final Call settle(Stage stage, Call first) throws InterruptedException, CheckEnded {
        Call last = first;
        while (last.healthcheck().map(PluginHealthcheck::state).filter(States::isStarting).isPresent()
                && isTimeLeft(first.begin())) {
            pause();
            last = healthcheck(stage);
        }
        return last;
    }

    final boolean isTimeLeft(long begin) {
        return System.nanoTime() - begin < timeout();
    }

    final void pause() throws InterruptedException {
        Thread.sleep(PAUSE);
    }

    /** Closes the adapter within one timeout, unless it has been closed. No rule judges this call. */
    final void end() throws InterruptedException {
        if (adapter == null || closed) {
            return;
        }
        closing();
        Worker worker = start(Stage.CLOSE, self -> self.call("close()", this::closeAdapter));
        try {
            worker.await(timeout());
        } finally {
            worker.leave(timeout());
        }
    }
}

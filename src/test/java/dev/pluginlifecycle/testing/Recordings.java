package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import dev.pluginlifecycle.testing.Call.Result;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Recordings that no check made, to test a rule by itself. */
final class Recordings {

    static final ServerHealth ALPHA = ServerHealth.healthy("alpha", List.of("search"));
    static final ServerHealth BETA = ServerHealth.healthy("beta", List.of("write"));
    static final ServerHealth FAILED_BETA = ServerHealth.failed("beta", List.of("write"), "refused");

    private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(10);

    private Recordings() {}

    static Recording recording(List<Call> calls) {
        return new Recording(TIMEOUT, calls, List.of(), Optional.empty(), false, List.of(), List.of());
    }

    static Recording recording(Call... calls) {
        return recording(List.of(calls));
    }

    /** Creates a call that returned a value, with its begin and its end in milliseconds. */
    static Call call(Stage stage, String name, Object value, long begin, long end) {
        return new Call(stage, name, Result.RETURNED, value, "returned", false,
                TimeUnit.MILLISECONDS.toNanos(begin), TimeUnit.MILLISECONDS.toNanos(end), 0);
    }

    /** Creates a call that returned nothing. */
    static Call returned(Stage stage, String name) {
        return call(stage, name, null, 0, 0);
    }

    /** Creates a call that ended without an answer. */
    static Call failed(Stage stage, String name, Result result, String seen) {
        return new Call(stage, name, result, null, seen, false, 0, 0, 0);
    }

    static Call healthcheck(Stage stage, PluginHealthcheck answer) {
        return call(stage, Call.HEALTHCHECK, answer, 0, 0);
    }

    static Call healthcheck(Stage stage, ServerHealth... servers) {
        return healthcheck(stage, PluginHealthcheck.fromServers("plugin", List.of(servers)));
    }

    static Call discovery(Stage stage, boolean partial, String... tools) {
        List<ToolInfo> offered = Stream.of(tools).map(name -> new ToolInfo(name)).toList();
        return call(stage, Call.DISCOVER, new DiscoveryResult(offered, List.of(), partial), 0, 0);
    }
}

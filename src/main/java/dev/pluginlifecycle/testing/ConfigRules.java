package dev.pluginlifecycle.testing;

import java.util.List;
import java.util.Optional;

/** The rules about {@code validateConfig}. */
final class ConfigRules {

    static final Rule ACCEPTS_VALID = new Rule("config-accepts-valid",
            "An adapter MUST accept a valid configuration each time validateConfig is called.");

    static final Rule REJECTS_INVALID = new Rule("config-rejects-invalid",
            "An adapter MUST reject an invalid configuration with a PluginLifecycleException.");

    private ConfigRules() {}

    static Finding acceptsValid(Recording recording) {
        List<Call> calls = recording.at(Stage.VALID_CONFIG).toList();
        Optional<Call> rejected = calls.stream().filter(call -> !call.isReturned()).findFirst();
        if (rejected.isPresent()) {
            String again = calls.indexOf(rejected.get()) > 0 ? " on a later call" : "";
            return ACCEPTS_VALID.violated(rejected.get() + again + "; expected it to return");
        }
        return calls.isEmpty()
                ? ACCEPTS_VALID.notExercisedSince(StartupRules.fresh(recording))
                : ACCEPTS_VALID.satisfied();
    }

    static Finding rejectsInvalid(Recording recording) {
        Optional<Call> call = recording.first(Stage.INVALID_CONFIG);
        if (call.isEmpty()) {
            // An invalid config is validated before the stage RUNNING, so a check that reached RUNNING has none.
            return REJECTS_INVALID.notExercised(recording.isReached(Stage.RUNNING)
                    ? "withInvalidConfig was not called"
                    : recording.endedSince());
        }
        return call.get().isRejected()
                ? REJECTS_INVALID.satisfied()
                : REJECTS_INVALID.violated(call.get() + "; expected a PluginLifecycleException");
    }
}

package dev.pluginlifecycle.contract;

import java.util.List;
import java.util.Optional;

/** What an adapter does with its configuration. */
final class ConfigRules {

    static final String ACCEPTS_VALID = "config-accepts-valid";

    static final List<Rule> ALL = List.of(new Rule(
            ACCEPTS_VALID,
            "An adapter MUST NOT throw from validateConfig for a valid config.",
            ConfigRules::acceptsValid));

    private ConfigRules() {}

    private static Optional<String> acceptsValid(Run run) throws Unjudged, InterruptedException {
        run.freshAdapter().validateConfig("a second validateConfig(validConfig)", run.config());
        return Optional.empty();
    }
}

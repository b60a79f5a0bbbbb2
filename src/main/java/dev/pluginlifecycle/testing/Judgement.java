package dev.pluginlifecycle.testing;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A rule, and the function that judges it. */
record Judgement(Rule rule, Function<Recording, Finding> judge) {

    /** All rules, in their order in {@link dev.pluginlifecycle.PluginLifecycle}. */
    static final List<Judgement> ALL = Stream.of(
                    ConfigRules.ALL, StartupRules.ALL, HealthcheckRules.ALL, DiscoveryRules.ALL,
                    ConcurrencyRules.ALL, OutageRules.ALL, ShutdownRules.ALL)
            .flatMap(List::stream)
            .toList();
}

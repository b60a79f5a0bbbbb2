package dev.pluginlifecycle.testing;

import java.util.List;
import java.util.function.Function;

/** A rule, and the function that judges it. */
record Judgement(Rule rule, Function<Recording, Finding> judge) {

    /** All rules, in their order in {@link dev.pluginlifecycle.PluginLifecycle}. */
    static final List<Judgement> ALL = List.of(
            new Judgement(ConfigRules.ACCEPTS_VALID, ConfigRules::acceptsValid),
            new Judgement(ConfigRules.REJECTS_INVALID, ConfigRules::rejectsInvalid),
            new Judgement(StartupRules.FRESH, StartupRules::fresh),
            new Judgement(StartupRules.ENDS, StartupRules::ends),
            new Judgement(HealthcheckRules.ANSWERS, HealthcheckRules::answers),
            new Judgement(HealthcheckRules.STABLE_NAME, HealthcheckRules::stableName),
            new Judgement(HealthcheckRules.STATE_DERIVED, HealthcheckRules::stateDerived),
            new Judgement(HealthcheckRules.UNIQUE_SERVERS, HealthcheckRules::uniqueServers),
            new Judgement(HealthcheckRules.ERROR_TEXT, HealthcheckRules::errorText),
            new Judgement(ClockRule.CLOCK, ClockRule::clock),
            new Judgement(DiscoveryRules.ANSWERS, DiscoveryRules::answers),
            new Judgement(DiscoveryRules.PARTIAL, DiscoveryRules::partial),
            new Judgement(DiscoveryRules.USABLE_TOOLS, DiscoveryRules::usableTools),
            new Judgement(DiscoveryRules.UNIQUE_NAMES, DiscoveryRules::uniqueNames),
            new Judgement(ConcurrencyRules.READS, ConcurrencyRules::reads),
            new Judgement(OutageRules.REPORTED, OutageRules::reported),
            new Judgement(OutageRules.RECOVERED, OutageRules::recovered),
            new Judgement(ShutdownRules.STOPS, ShutdownRules::stops),
            new Judgement(ShutdownRules.IDEMPOTENT, ShutdownRules::idempotent),
            new Judgement(EndingRule.CONCURRENT, EndingRule::concurrent),
            new Judgement(ShutdownRules.RELEASES, ShutdownRules::releases),
            new Judgement(ShutdownRules.CLOSES, ShutdownRules::closes));
}

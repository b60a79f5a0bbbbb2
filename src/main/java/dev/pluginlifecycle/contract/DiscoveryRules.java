package dev.pluginlifecycle.contract;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import dev.pluginlifecycle.ToolInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an adapter offers. */
final class DiscoveryRules {

    static final String ANSWERS = "discovery-answers";

    static final List<Rule> ALL = List.of(
            new Rule(
                    ANSWERS,
                    "An adapter MUST return a non-null discovery and never throw.",
                    DiscoveryRules::answers),
            new Rule(
                    "discovery-partial",
                    "An adapter MUST say partial when a server has failed and others have not.",
                    DiscoveryRules::partial),
            new Rule(
                    "discovery-usable-tools",
                    "An adapter MUST NOT offer a tool that only failed servers provide.",
                    DiscoveryRules::usableTools),
            new Rule(
                    "discovery-unique-tools",
                    "An adapter MUST offer each tool name once.",
                    DiscoveryRules::uniqueTools));

    /** How often an adapter whose servers change is asked again; most change once, when they start. */
    private static final int ATTEMPTS = 3;

    private DiscoveryRules() {}

    private static Optional<String> answers(Run run) throws Unjudged, InterruptedException {
        ask(run);
        return Optional.empty();
    }

    private static Optional<String> partial(Run run) throws Unjudged, InterruptedException {
        Moment moment = moment(run);
        List<String> failed = moment.names(true);
        List<String> usable = moment.names(false);
        return failed.isEmpty() || usable.isEmpty() || moment.discovery().partial()
                ? Optional.empty()
                : Optional.of("discover() said partial=false while healthcheck() listed as failed " + failed
                        + " and not as failed " + usable + "; expected partial=true");
    }

    private static Optional<String> usableTools(Run run) throws Unjudged, InterruptedException {
        Moment moment = moment(run);
        List<String> provided = moment.capabilities(false);
        List<String> lost = moment.capabilities(true);
        List<String> unusable = moment.discovery().tools().stream()
                .map(ToolInfo::name)
                .filter(lost::contains)
                .filter(tool -> !provided.contains(tool))
                .distinct()
                .toList();
        return unusable.isEmpty()
                ? Optional.empty()
                : Optional.of("discover() offered " + unusable + ", which only failed servers provide, of "
                        + moment.names(true) + "; expected such tools to be left out");
    }

    private static Optional<String> uniqueTools(Run run) throws Unjudged, InterruptedException {
        for (DiscoveryResult discovery : ask(run)) {
            List<String> repeated = Repeated.among(discovery.tools(), ToolInfo::name);
            if (!repeated.isEmpty()) {
                return Optional.of("discover() offered more than once: " + repeated + "; expected each tool name once");
            }
        }
        return Optional.empty();
    }

    /** Asks before and after the adapter may have started, which it may do at a first healthcheck. */
    private static List<DiscoveryResult> ask(Run run) throws Unjudged, InterruptedException {
        Subject subject = run.freshAdapter();
        DiscoveryResult first = subject.discover();
        Subject.answers(subject::healthcheck);
        return subject.hasHung() ? List.of(first) : List.of(first, subject.discover());
    }

    /** A discovery, and the servers as they were before and after it. */
    private record Moment(List<ServerHealth> servers, DiscoveryResult discovery) {

        List<String> names(boolean failed) {
            return servers(failed).map(ServerHealth::serverName).toList();
        }

        List<String> capabilities(boolean failed) {
            return servers(failed).flatMap(server -> server.capabilities().stream()).toList();
        }

        private Stream<ServerHealth> servers(boolean failed) {
            return servers.stream().filter(server -> failed == (server.status() == ServerStatus.FAILED));
        }
    }

    private static Moment moment(Run run) throws Unjudged, InterruptedException {
        Subject subject = run.freshAdapter();
        PluginHealthcheck before = subject.healthcheck();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            DiscoveryResult discovery = subject.discover();
            PluginHealthcheck after = subject.healthcheck();
            if (conditions(before).equals(conditions(after))) {
                return new Moment(distinct(after.servers()), discovery);
            }
            before = after;
        }
        throw new Unjudged();
    }

    /** The servers without their error texts, which may tell the time, or count. */
    private static List<ServerHealth> conditions(PluginHealthcheck check) {
        return check.servers().stream()
                .map(server -> new ServerHealth(server.serverName(), server.status(), server.capabilities(), null))
                .toList();
    }

    /** Of a server that is listed twice nobody can say whether it has failed. */
    private static List<ServerHealth> distinct(List<ServerHealth> servers) throws Unjudged {
        if (!Repeated.among(servers, ServerHealth::serverName).isEmpty()) {
            throw new Unjudged();
        }
        return servers;
    }
}

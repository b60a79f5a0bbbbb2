package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.ToolInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules about {@code discover}. */
final class DiscoveryRules {

    static final Rule ANSWERS = new Rule("discovery-answers",
            "An adapter MUST return a non-null discovery, never throw, and not change the caller's interrupt flag.");

    static final Rule PARTIAL = new Rule("discovery-partial",
            "An adapter MUST, before a shutdown, set partial to true if some but not all servers have failed, and"
                    + " to false if every server is healthy.");

    static final Rule USABLE_TOOLS = new Rule("discovery-usable-tools",
            "An adapter MUST NOT offer a tool that only failed servers provide.");

    static final Rule UNIQUE_NAMES = new Rule("discovery-unique-names",
            "An adapter MUST NOT offer a duplicate or blank tool name or resource URI.");

    private DiscoveryRules() {}

    static Finding answers(Recording recording) {
        List<Call> calls = recording.running().filter(Call::isDiscovery).toList();
        return HealthcheckRules.answers(
                ANSWERS, recording, calls, "a discovery, with the tools of the servers that answer");
    }

    static Finding partial(Recording recording) {
        Optional<Moment> wrong = recording.moments().stream().filter(Moment::isPartialWrong).findFirst();
        if (wrong.isPresent()) {
            boolean partial = wrong.get().discovery().partial();
            return PARTIAL.violated("discover() returned partial " + partial + " with "
                    + Text.servers(wrong.get().after()) + "; expected partial " + !partial);
        }
        Finding usable = usableTools(recording);
        if (usable.isViolated()) {
            return PARTIAL.notExercisedSince(usable);
        }
        return recording.moments().stream().anyMatch(Moment::isPartlyFailed)
                ? PARTIAL.satisfied()
                : withoutMoment(PARTIAL, recording, "no server had failed while another one was usable");
    }

    static Finding usableTools(Recording recording) {
        Optional<Moment> wrong =
                recording.moments().stream().filter(moment -> !moment.lostTools().isEmpty()).findFirst();
        if (wrong.isPresent()) {
            return USABLE_TOOLS.violated("discover() offered " + Text.list(wrong.get().lostTools()) + " with "
                    + Text.servers(wrong.get().after()) + "; expected no tool that only failed servers provide");
        }
        return recording.moments().stream().anyMatch(Moment::hasFailedCapabilities)
                ? USABLE_TOOLS.satisfied()
                : withoutMoment(USABLE_TOOLS, recording, "no failed server had capabilities");
    }

    static Finding withoutMoment(Rule rule, Recording recording, String reason) {
        if (!recording.moments().isEmpty()) {
            return OutageRules.withoutOutage(rule, recording, reason);
        }
        return Stream.of(answers(recording), HealthcheckRules.answers(recording), StartupRules.ends(recording))
                .filter(Finding::isViolated)
                .findFirst()
                .map(rule::notExercisedSince)
                .orElseGet(() -> rule.notExercised(recording.isReached(Stage.SHUTDOWN)
                        ? "the servers or the discovery changed from one call to the next"
                        : recording.endedSince()));
    }

    static Finding uniqueNames(Recording recording) {
        List<DiscoveryResult> judged = recording.running().flatMap(call -> call.discovery().stream())
                .filter(found -> !found.tools().isEmpty() || !found.resources().isEmpty())
                .toList();
        Optional<String> fault = judged.stream().flatMap(found -> namesFault(found).stream()).findFirst();
        if (fault.isPresent()) {
            return UNIQUE_NAMES.violated(fault.get());
        }
        if (!judged.isEmpty()) {
            return UNIQUE_NAMES.satisfied();
        }
        return answers(recording).isViolated()
                ? UNIQUE_NAMES.notExercisedSince(answers(recording))
                : UNIQUE_NAMES.notExercised(recording.isReached(Stage.SHUTDOWN)
                        ? "no tool and no resource was offered"
                        : recording.endedSince());
    }

    private static Optional<String> namesFault(DiscoveryResult found) {
        String call = Call.DISCOVER + " offered";
        return Names.fault(call, "tool name", found.tools().stream().map(ToolInfo::name))
                .or(() -> Names.fault(call, "resource URI", found.resources().stream().map(ResourceInfo::uri)));
    }
}

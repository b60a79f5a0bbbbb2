package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginHealthcheck;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rule about {@code lastCheck}. */
final class ClockRule {

    static final Rule CLOCK = new Rule("healthcheck-clock",
            "An adapter MUST stamp lastCheck in whole seconds, never 0 once it has started, never later than the end of"
                    + " the call, never earlier than the stamp it gave before.");

    private ClockRule() {}

    static Finding clock(Recording recording) {
        List<Call> answers = recording.at(Stage.values()).filter(call -> call.healthcheck().isPresent()).toList();
        if (answers.isEmpty()) {
            return HealthcheckRules.noHealthcheck(CLOCK, recording);
        }
        return answers.stream().flatMap(call -> badStamp(call).stream()).findFirst()
                .or(() -> earlierStamp(answers.stream().filter(call -> call.stage().isFirstLife()).toList()))
                .or(() -> earlierStamp(answers.stream().filter(call -> !call.stage().isFirstLife()).toList()))
                .map(CLOCK::violated)
                .orElseGet(CLOCK::satisfied);
    }

    private static Optional<String> badStamp(Call call) {
        PluginHealthcheck check = call.healthcheck().orElseThrow();
        if (check.lastCheck() > call.second()) {
            return Optional.of("healthcheck() stamped lastCheck " + check.lastCheck() + ", and the call ended at "
                    + call.second() + "; expected seconds since the Unix epoch, not later than the end of the call");
        }
        return check.lastCheck() == 0 && check.state().isStartupTerminal()
                ? Optional.of("healthcheck() reported " + check.state().wireName()
                        + " with lastCheck 0; expected the second of the probe")
                : Optional.empty();
    }

    /** Only a call that began after another one had ended comes after it. */
    private static Optional<String> earlierStamp(List<Call> answers) {
        List<Call> ended = answers.stream().sorted(Comparator.comparing(Call::end)).toList();
        List<Call> begun = answers.stream().sorted(Comparator.comparing(Call::begin)).toList();
        long latest = 0;
        int next = 0;
        for (Call call : begun) {
            for (; next < ended.size() && ended.get(next).end() < call.begin(); next++) {
                latest = Math.max(latest, stamp(ended.get(next)));
            }
            if (stamp(call) < latest) {
                return Optional.of("healthcheck() stamped lastCheck " + stamp(call) + ", and " + latest
                        + " before; expected a stamp that is not earlier");
            }
        }
        return Optional.empty();
    }

    private static long stamp(Call call) {
        return call.healthcheck().orElseThrow().lastCheck();
    }
}

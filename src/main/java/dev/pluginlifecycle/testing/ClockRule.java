package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginHealthcheck;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rule about {@code lastCheck}. */
final class ClockRule {

    static final Rule CLOCK = new Rule("healthcheck-clock",
            "An adapter MUST report lastCheck in seconds since the Unix epoch: not 0 after start-up, not later"
                    + " than the end of the call, and not earlier than in its previous healthcheck.");

    private ClockRule() {}

    static Finding clock(Recording recording) {
        List<Call> answers = recording.at(Stage.values()).filter(call -> call.healthcheck().isPresent()).toList();
        if (answers.isEmpty()) {
            return HealthcheckRules.noHealthcheck(CLOCK, recording);
        }
        return answers.stream().flatMap(call -> faultyTime(call).stream()).findFirst()
                .or(() -> earlierTime(answers.stream().filter(call -> call.stage().isFirstLife()).toList()))
                .or(() -> earlierTime(answers.stream().filter(call -> !call.stage().isFirstLife()).toList()))
                .map(CLOCK::violated)
                .orElseGet(CLOCK::satisfied);
    }

    private static Optional<String> faultyTime(Call call) {
        PluginHealthcheck healthcheck = call.healthcheck().orElseThrow();
        if (healthcheck.lastCheck() > call.second()) {
            return Optional.of("healthcheck() returned lastCheck " + healthcheck.lastCheck()
                    + ", and the call ended at " + call.second()
                    + "; expected seconds since the Unix epoch, not later than the end of the call");
        }
        return healthcheck.lastCheck() == 0 && healthcheck.state().isStartupTerminal()
                ? Optional.of("healthcheck() reported " + healthcheck.state().wireName()
                        + " with lastCheck 0; expected the time of the probe in seconds")
                : Optional.empty();
    }

    /** Compares a call only with calls that had ended before it began. */
    private static Optional<String> earlierTime(List<Call> answers) {
        List<Call> ended = answers.stream().sorted(Comparator.comparing(Call::end)).toList();
        List<Call> begun = answers.stream().sorted(Comparator.comparing(Call::begin)).toList();
        long latest = 0;
        int next = 0;
        for (Call call : begun) {
            for (; next < ended.size() && ended.get(next).end() < call.begin(); next++) {
                latest = Math.max(latest, lastCheck(ended.get(next)));
            }
            if (lastCheck(call) < latest) {
                return Optional.of("healthcheck() returned lastCheck " + lastCheck(call) + " after " + latest
                        + "; expected a time that is not earlier");
            }
        }
        return Optional.empty();
    }

    private static long lastCheck(Call call) {
        return call.healthcheck().orElseThrow().lastCheck();
    }
}

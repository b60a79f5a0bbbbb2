package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.testing.fixtures.Delays;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;

/** No other test runs at the same time, since its processes would be found too. */
@Isolated
@DisabledOnOs(OS.WINDOWS)
class LeftoversTests {

    /** Starts a process for each line of its input, and prints its id. */
    private static final String SERVER = "while read seconds; do sleep $seconds & echo $!; done";

    private final ThreadGroup group = new ThreadGroup("adapter");
    private final Leftovers leftovers = new Leftovers();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<ProcessHandle> processes = new ArrayList<>();

    @AfterEach
    void endAll() {
        end.countDown();
        processes.forEach(ProcessHandle::destroyForcibly);
    }

    private Process server(String script) throws Exception {
        Process server = new ProcessBuilder("sh", "-c", script).start();
        processes.add(server.toHandle());
        return server;
    }

    /** Makes a server start a process, and returns it. */
    private ProcessHandle child(Process server) throws Exception {
        server.outputWriter().append("600\n").flush();
        ProcessHandle child = ProcessHandle.of(Long.parseLong(server.inputReader().readLine())).orElseThrow();
        processes.add(child);
        return child;
    }

    private static String text(ProcessHandle process) {
        return "the process " + process.pid() + " (";
    }

    @Test
    void runningReturnsTheProcessesThatStartedUntilJudgeAndStillRun() throws Exception {
        Process server = server(SERVER);
        leftovers.note();
        assertThat(leftovers.isJudged()).isFalse();
        assertThat(leftovers.running()).isEmpty();
        leftovers.judge(group);
        assertThat(leftovers.isJudged()).isTrue();
        server(SERVER);
        leftovers.note();
        assertThat(leftovers.running()).singleElement().asString()
                .startsWith(text(server.toHandle())).contains("sh").endsWith(")");
        server.destroyForcibly().onExit().join();
        assertThat(leftovers.running()).isEmpty();
    }

    @Test
    void runningFindsAProcessWhoseParentHasEnded() throws Exception {
        Process server = server(SERVER);
        ProcessHandle child = child(server);
        leftovers.note();
        server.destroyForcibly().onExit().join();
        leftovers.judge(group);
        assertThat(leftovers.running()).singleElement().asString().startsWith(text(child));
    }

    @Test
    void runningIgnoresAnEndedProcessThatItsParentDidNotNotice() throws Exception {
        // The second program does not know that it has a child, which therefore remains a zombie.
        Process server = server("sleep 600 & echo $!; exec cat");
        ProcessHandle child = child(server);
        leftovers.judge(group);
        assertThat(leftovers.running()).hasSize(2);
        child.destroyForcibly();
        while (leftovers.running().size() > 1) {
            Thread.sleep(5);
        }
        assertThat(leftovers.running()).singleElement().asString().startsWith(text(server.toHandle()));
    }

    @Test
    void ignoreSinceIgnoresTheProcessesThatWereStartedSince() throws Exception {
        Process adapters = server(SERVER);
        Set<ProcessHandle> before = Leftovers.children();
        assertThat(before).contains(adapters.toHandle());
        Process steps = server(SERVER);
        leftovers.ignoreSince(before);
        child(steps);
        ProcessHandle child = child(adapters);
        leftovers.judge(group);
        assertThat(leftovers.running()).hasSize(2)
                .anyMatch(text -> text.startsWith(text(adapters.toHandle())))
                .anyMatch(text -> text.startsWith(text(child)));
    }

    @Test
    void runningReturnsTheNonDaemonThreadsOfTheGroupUntilTheyEnd() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Runnable waiting = () -> Delays.await(end);
            Thread thread = new Thread(i == 0 ? new ThreadGroup(group, "inner") : group, waiting, "po\nller");
            thread.setDaemon(i == 1);
            thread.start();
            threads.add(thread);
        }
        leftovers.judge(group);
        assertThat(leftovers.running()).hasSize(15).containsOnly("the non-daemon thread \"po ller\"");
        end.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(leftovers.running()).isEmpty();
    }
}

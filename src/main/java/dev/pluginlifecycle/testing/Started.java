package dev.pluginlifecycle.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The threads and the child processes that one adapter started. */
final class Started {

    /** The group of the threads that call the adapter, so that the adapter's threads are in it as well. */
    private final ThreadGroup group = new ThreadGroup("plugin-lifecycle-contract");

    /** Processes of this JVM that the adapter did not start. */
    private final Set<ProcessHandle> others = new HashSet<>();

    private final Map<ProcessHandle, String> processes = new LinkedHashMap<>();

    ThreadGroup group() {
        return group;
    }

    /** Ignores the processes that are running before the adapter is created. */
    void beforeCreation() {
        others.addAll(descendants());
    }

    /** {@return the processes that are running before a step of the caller} */
    Set<ProcessHandle> beforeStep() {
        return descendants();
    }

    /** Ignores the processes that the step of the caller started. */
    void afterStep(Set<ProcessHandle> before) {
        descendants().stream().filter(process -> !before.contains(process)).forEach(others::add);
    }

    /** Records the processes before a shutdown: a process whose parent has ended is no longer a descendant. */
    void note() {
        for (ProcessHandle process : descendants()) {
            if (!others.contains(process)) {
                String command = process.info().command().orElse("an unknown command");
                processes.put(process, "the process " + process.pid() + " (" + Text.cut(command) + ")");
            }
        }
    }

    private static Set<ProcessHandle> descendants() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }

    /** {@return the processes and the non-daemon threads that are still running} */
    List<String> running() {
        List<String> running = new ArrayList<>();
        processes.forEach((process, description) -> {
            if (process.isAlive() && !isZombie(process)) {
                running.add(description);
            }
        });
        threads().map(thread -> "the non-daemon thread " + Text.quoted(thread.getName())).forEach(running::add);
        return running;
    }

    private Stream<Thread> threads() {
        Thread[] threads = new Thread[2 * group.activeCount() + 10];
        int count = group.enumerate(threads, true);
        return Arrays.stream(threads, 0, count).filter(thread -> !thread.isDaemon() && thread.isAlive());
    }

    /** On Linux, an ended process is still listed until its parent reads its exit code. */
    private static boolean isZombie(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }
}

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

    /** Every call to the adapter is made in this group, so that its threads are in it as well. */
    private final ThreadGroup group = new ThreadGroup("plugin-lifecycle-contract");

    /** Processes of this JVM that the adapter did not start. */
    private final Set<ProcessHandle> others = new HashSet<>();

    private final Map<ProcessHandle, String> processes = new LinkedHashMap<>();

    ThreadGroup group() {
        return group;
    }

    /** Leaves out the processes that run before the adapter is made. */
    void beforeCreation() {
        others.addAll(descendants());
    }

    /** {@return the processes that run before a step of the caller} */
    Set<ProcessHandle> beforeStep() {
        return descendants();
    }

    /** Leaves out the processes that the step of the caller started. */
    void afterStep(Set<ProcessHandle> before) {
        descendants().stream().filter(process -> !before.contains(process)).forEach(others::add);
    }

    /** Notes the processes before the end: a process whose parent has ended is not a descendant any more. */
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

    /** {@return the processes and the non-daemon threads that still run} */
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

    /** On Linux an ended process whose parent does not ask for its exit code is still listed, without a command. */
    private static boolean isZombie(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }
}

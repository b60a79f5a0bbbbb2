package com.example;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A process and the processes that it started, such as the server behind a launcher like npx. */
final class ProcessTree {

    /** The time that the processes have to end after each step of {@link #end}. */
    static final Duration GRACE = Duration.ofSeconds(2);

    private final Process root;
    private final Set<ProcessHandle> handles = ConcurrentHashMap.newKeySet();

    ProcessTree(Process root) {
        this.root = root;
        remember();
    }

    /** Records the running processes, because the children of a launcher cannot be found after it has ended. */
    void remember() {
        Stream.concat(Stream.of(root.toHandle()), root.descendants()).forEach(handles::add);
    }

    /** Runs a step that makes the processes end. If some still run, asks them to end, and then kills them. */
    Mono<Void> end(Runnable mildStep) {
        return Mono.fromRunnable(this::remember)
                .then(ended(mildStep))
                .onErrorResume(late -> ended(() -> handles.forEach(ProcessHandle::destroy)))
                .onErrorResume(late -> ended(() -> handles.forEach(ProcessHandle::destroyForcibly)));
    }

    /** Polls, because {@code onExit} would also wait for a child process that keeps the pipes open. */
    private Mono<Void> ended(Runnable step) {
        return Mono.fromRunnable(step)
                .thenMany(Flux.interval(Duration.ZERO, Duration.ofMillis(10)).onBackpressureDrop())
                .takeUntil(tick -> handles.stream().noneMatch(ProcessHandle::isAlive))
                .then()
                .timeout(GRACE);
    }
}

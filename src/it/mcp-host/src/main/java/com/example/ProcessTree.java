package com.example;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A process with the processes that it started, such as the server behind a launcher like npx. */
final class ProcessTree {

    /** How long each step of an end may take, before a harder one follows. */
    static final Duration GRACE = Duration.ofSeconds(2);

    private final Process root;
    private final Set<ProcessHandle> handles = ConcurrentHashMap.newKeySet();

    ProcessTree(Process root) {
        this.root = root;
        remember();
    }

    /** Notes which processes run now, because those of a launcher that has ended cannot be found any more. */
    void remember() {
        Stream.concat(Stream.of(root.toHandle()), root.descendants()).forEach(handles::add);
    }

    /** Runs a step that lets the processes end, then asks them to end, then kills them. */
    Mono<Void> end(Runnable mildStep) {
        return Mono.fromRunnable(this::remember)
                .then(ended(mildStep))
                .onErrorResume(late -> ended(() -> handles.forEach(ProcessHandle::destroy)))
                .onErrorResume(late -> ended(() -> handles.forEach(ProcessHandle::destroyForcibly)));
    }

    /** Polls, because {@code onExit} also waits for a child that holds the pipes of a process that has ended. */
    private Mono<Void> ended(Runnable step) {
        return Mono.fromRunnable(step)
                .thenMany(Flux.interval(Duration.ZERO, Duration.ofMillis(10)).onBackpressureDrop())
                .takeUntil(tick -> handles.stream().noneMatch(ProcessHandle::isAlive))
                .then()
                .timeout(GRACE);
    }
}

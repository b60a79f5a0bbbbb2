package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.testing.Worker.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The threads that call an adapter at the same time.
 *
 * @param many how many threads read for the duration, which is in nanoseconds
 */
record ConcurrentCalls(TestedAdapter<?> adapter, int many, long duration) {

    private static final int FEW = 8;
    private static final int CLOSERS = 2;

    /**
     * A few threads make the first calls. If none is answered, and a single caller gets no answer either, the reason is
     * the situation, and not the number of callers.
     */
    void useFirst(Situation alone) throws InterruptedException, CheckEnded {
        List<List<Call>> first = read(FEW, 1, 0);
        List<List<Call>> again = areAnswered(first) ? List.of() : read(1, 2, 0);
        adapter.now(areAnswered(first) || areAnswered(again) ? Situation.FIRST_USE : alone);
        adapter.judge(first);
        adapter.judge(again);
        adapter.now(alone);
    }

    private static boolean areAnswered(List<List<Call>> threads) {
        return Stream.of(PluginHealthcheck.class, DiscoveryResult.class).allMatch(type ->
                threads.stream().flatMap(List::stream).anyMatch(call -> call.value(type).isPresent()));
    }

    /** Many threads read for some time. Returns their calls. */
    List<Call> readAtOnce() throws InterruptedException, CheckEnded {
        List<List<Call>> threads = read(many, 2, duration);
        adapter.now(Situation.AT_ONCE);
        adapter.judge(threads);
        adapter.now(Situation.USED);
        return threads.stream().flatMap(List::stream).toList();
    }

    /**
     * Several threads read, some times each, and then until a time has passed. At first only a few begin, and each
     * answer lets another one begin: many threads would only wait in a queue if the answers are slow.
     */
    private List<List<Call>> read(int threads, int times, long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        Semaphore turns = new Semaphore(FEW);
        return adapter.callAtOnce(IntStream.range(0, threads).<Script>mapToObj(reader -> worker -> {
            if (turns.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                for (int round = 0; round < times || System.nanoTime() - end < 0; round++) {
                    adapter.read(worker, reader + round);
                    turns.release();
                }
            }
        }).toList());
    }

    /** Two threads close the adapter, each then asks for its health, and others read. Returns the calls of the two. */
    List<Call> closeTwice() throws InterruptedException, CheckEnded {
        adapter.now(Situation.CLOSING);
        CountDownLatch reading = new CountDownLatch(FEW);
        CountDownLatch closing = new CountDownLatch(CLOSERS);
        List<Script> scripts = new ArrayList<>();
        IntStream.range(0, CLOSERS).forEach(closer -> scripts.add(worker -> {
            reading.await();
            adapter.close(worker);
            adapter.read(worker, 0);
            closing.countDown();
        }));
        IntStream.range(0, FEW).forEach(reader -> scripts.add(worker -> {
            reading.countDown();
            int turn = reader;
            do {
                adapter.read(worker, turn++);
                // Without a pause, the readers of an adapter that serves one caller at a time could keep out the rest.
            } while (!closing.await(1, TimeUnit.MILLISECONDS) && !worker.isLeft());
        }));
        List<List<Call>> threads = adapter.callAtOnce(scripts);
        adapter.judge(threads);
        return threads.subList(0, CLOSERS).stream().flatMap(List::stream).toList();
    }
}

package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pluginlifecycle.testing.Worker.Script;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CallerTests {

    private static final ThreadFactory THREADS = Worker.threads(Thread.currentThread().getThreadGroup(), true);

    private final Caller caller = new Caller(TimeUnit.DAYS.toNanos(1), Samples.CLOCK);
    private final Caller impatient = new Caller(TimeUnit.MILLISECONDS.toNanos(300), Samples.CLOCK);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    private static Callable<?> sleeping(long millis) {
        return () -> {
            Thread.sleep(millis);
            return "slept";
        };
    }

    private Void block() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
        return null;
    }

    @Test
    void callByAnInterruptedThreadIsInterruptedToo() throws Exception {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> caller.call(THREADS, "a", this::block));
        interrupted.await();
    }

    @Test
    void callAtOnceReturnsADifferentResultOfEachCall() throws Exception {
        Script script = self -> {
            for (int value : new int[] {1, 1, 2, 2, 1}) {
                self.call("a", () -> value);
                self.call("b", () -> 0);
            }
        };
        assertThat(caller.callAtOnce(THREADS, List.of(script)).get(0))
                .extracting(call -> call.name() + call.value()).containsExactly("a1", "b0", "a2", "a1");
    }

    @Test
    @Tag("timeouts")
    void callAtOnceEndsAllScriptsIfACallTimesOut() throws Exception {
        impatient.call(THREADS, "a", () -> null);
        // None of these calls times out, so that the script would not end by itself.
        Script busy = self -> {
            while (!self.isLeft()) {
                self.call("b", sleeping(5));
            }
            interrupted.countDown();
        };
        assertThat(impatient.callAtOnce(THREADS, List.of(self -> self.call("a", sleeping(100_000)), busy)).get(0))
                .allMatch(Call::isTimedOut);
        interrupted.await();
    }

    @Test
    @Tag("timeouts")
    void callAtOnceGivesEachCallTheTimeOfTheOtherCallers() throws Exception {
        impatient.call(THREADS, "a", sleeping(200));
        // The limit is 300 ms and twice 200 ms for each caller.
        Script script = self -> {
            self.call("a", sleeping(650));
            self.call("b", sleeping(650));
            self.call("c", sleeping(650));
        };
        assertThat(impatient.callAtOnce(THREADS, List.of(script, self -> { }, self -> { })).get(0)).hasSize(3)
                .allSatisfy(call -> assertThat(call.value()).isEqualTo("slept"));
    }

    @Test
    void leaveIgnoresTheResultsOfLaterCalls() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Worker worker = new Worker(THREADS, Samples.CLOCK, null, self -> {
            self.call("a", () -> "value");
            called.countDown();
            block();
            self.call("a", () -> "too late");
            ended.countDown();
        });
        called.await();
        worker.leave(0);
        ended.await();
        assertThat(worker.isLeft()).isTrue();
        assertThat(worker.calls()).extracting(Call::value).containsExactly("value");
    }
}

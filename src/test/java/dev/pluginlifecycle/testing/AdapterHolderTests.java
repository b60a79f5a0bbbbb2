package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdapterHolderTests {

    private final AdapterHolder<AutoCloseable> holder = new AdapterHolder<>();
    private int closed;

    @Test
    void keepAfterCloseClosesTheAdapterOfAnInterruptedThread() throws Exception {
        boolean[] interrupted = {true};
        AutoCloseable adapter = () -> {
            closed++;
            interrupted[0] = Thread.currentThread().isInterrupted();
        };
        holder.close();
        Thread.currentThread().interrupt();
        assertThat(holder.keep(adapter)).isSameAs(adapter);
        assertThat(closed).isEqualTo(1);
        assertThat(interrupted[0]).isFalse();
        assertThat(holder.keep(null)).isNull();
    }

    @Test
    void closeIsTrueOnceAndOnlyWithAnAdapter() throws Exception {
        AdapterHolder<AutoCloseable> empty = new AdapterHolder<>();
        assertThat(empty.close()).isFalse();
        holder.keep(() -> closed++);
        assertThat(holder.close()).isTrue();
        assertThat(holder.close()).isFalse();
        assertThat(closed).isZero();
    }
}

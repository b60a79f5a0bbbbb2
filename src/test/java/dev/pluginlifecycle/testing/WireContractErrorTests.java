package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WireContractErrorTests {

    @Test
    void checkReportsAnErrorThatCannotBeDescribed() {
        assertThat(WireContract.check(
                value -> {
                    throw new HostileException();
                },
                (json, type) -> {
                    throw new HostileException();
                }))
                .contains(
                        "ServerStatus could not be written: HostileException",
                        "ServerStatus could not be read: HostileException");
    }

    private static final class HostileException extends RuntimeException {

        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException();
        }

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException();
        }

        @Override
        public String toString() {
            throw new IllegalStateException();
        }
    }
}

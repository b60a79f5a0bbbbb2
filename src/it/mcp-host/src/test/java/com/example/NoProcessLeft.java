package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Asserts after each test that no server still runs. Kills any that does, so that the next test starts without it. */
final class NoProcessLeft implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext context) {
        List<ProcessHandle> left = Servers.processes();
        List<String> commands = left.stream().map(handle -> handle.info().commandLine().orElse("?")).toList();
        left.forEach(ProcessHandle::destroyForcibly);
        assertThat(commands).as("processes that still run").isEmpty();
    }
}

package com.example;

import io.modelcontextprotocol.client.transport.ServerParameters;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Public MCP servers, installed by npm, and a small server with faults that the public ones do not have. */
final class Servers {

    private Servers() {}

    /** {@return public servers of several vendors, by name} */
    static Map<String, ServerParameters> all(Path directory) {
        Map<String, ServerParameters> servers = new LinkedHashMap<>();
        servers.put("everything", node(official("everything"), "stdio"));
        servers.put("filesystem", node(official("filesystem"), directory.toString()));
        servers.put("memory", memory(directory));
        servers.put("playwright", node("node_modules/@playwright/mcp/cli.js"));
        servers.put("chrome", ServerParameters.builder("node")
                .args("node_modules/chrome-devtools-mcp/build/src/bin/chrome-devtools-mcp.js", "--no-usage-statistics")
                .addEnvVar("CHROME_DEVTOOLS_MCP_NO_UPDATE_CHECKS", "1")
                .build());
        return servers;
    }

    /** {@return the server {@code memory}, which keeps its file in the directory} */
    static ServerParameters memory(Path directory) {
        return ServerParameters.builder("node")
                .args(official("memory"))
                .addEnvVar("MEMORY_FILE_PATH", directory.resolve("memory.jsonl").toString())
                .build();
    }

    /** {@return the server of {@code small-server.mjs}, with faults that are described there} */
    static ServerParameters small(String... faults) {
        return ServerParameters.builder("node")
                .args(Stream.concat(Stream.of("src/test/node/small-server.mjs"), Stream.of(faults)).toList())
                .build();
    }

    /** {@return a server whose process ends at once with an error} */
    static ServerParameters broken() {
        return node("no-such-server.js");
    }

    /** {@return the same server behind a launcher that copies the output of the server to a file} */
    static ServerParameters recorded(ServerParameters server, Path file) {
        return ServerParameters.builder(server.getCommand())
                .args(Stream.concat(Stream.of("src/test/node/record.mjs", file.toString()), server.getArgs().stream())
                        .toList())
                .env(server.getEnv())
                .build();
    }

    /** {@return the child processes of this JVM, all of which belong to servers} */
    static List<ProcessHandle> processes() {
        return ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).toList();
    }

    /** Kills the first process whose command line contains a word, and waits until the process has ended. */
    static void kill(String word) {
        ProcessHandle process = processes().stream()
                .filter(handle -> handle.info().commandLine().orElse("").contains(word))
                .findFirst()
                .orElseThrow();
        process.destroyForcibly();
        while (process.isAlive()) {
            Thread.onSpinWait();
        }
    }

    private static ServerParameters node(String... arguments) {
        return ServerParameters.builder("node").args(arguments).build();
    }

    private static String official(String server) {
        return "node_modules/@modelcontextprotocol/server-" + server + "/dist/index.js";
    }
}

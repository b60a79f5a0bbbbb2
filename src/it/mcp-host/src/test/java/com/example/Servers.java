package com.example;

import io.modelcontextprotocol.client.transport.ServerParameters;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Public MCP servers, as npm installed them, and others for what the public ones do not do. */
final class Servers {

    private Servers() {}

    /** {@return the server {@code everything}, which offers a tool or resource of each kind} */
    static ServerParameters everything() {
        return node(installed("everything"), "stdio");
    }

    /** {@return the server {@code filesystem}, on one directory} */
    static ServerParameters filesystem(Path directory) {
        return node(installed("filesystem"), directory.toString());
    }

    /** {@return the server {@code memory}, with its file in a directory} */
    static ServerParameters memory(Path directory) {
        return ServerParameters.builder("node")
                .args(installed("memory"))
                .addEnvVar("MEMORY_FILE_PATH", directory.resolve("memory.jsonl").toString())
                .build();
    }

    /** {@return all three, by name} */
    static Map<String, ServerParameters> all(Path directory) {
        Map<String, ServerParameters> servers = new LinkedHashMap<>();
        servers.put("everything", everything());
        servers.put("filesystem", filesystem(directory));
        servers.put("memory", memory(directory));
        return servers;
    }

    /** {@return a server that gives its lists in pages} */
    static ServerParameters paging() {
        return node("src/test/node/small-server.mjs");
    }

    /** {@return a server that answers, but gives no list} */
    static ServerParameters unwilling() {
        return node("src/test/node/small-server.mjs", "unwilling");
    }

    /** {@return a server whose process ends at once, with an error on its standard error} */
    static ServerParameters broken() {
        return node("no-such-server.js");
    }

    /** {@return a server that runs, never answers, and does not end when it is told to} */
    static ServerParameters stubborn() {
        return node("-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)");
    }

    /** {@return the same server, with all that it sends kept in a file} */
    static ServerParameters recorded(ServerParameters server, Path file) {
        return ServerParameters.builder(server.getCommand())
                .args(Stream.concat(Stream.of("src/test/node/record.mjs", file.toString()), server.getArgs().stream())
                        .toList())
                .env(server.getEnv())
                .build();
    }

    /** {@return the child processes of this JVM, which are servers and nothing else} */
    static List<ProcessHandle> processes() {
        return ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).toList();
    }

    private static ServerParameters node(String... arguments) {
        return ServerParameters.builder("node").args(arguments).build();
    }

    private static String installed(String server) {
        return "node_modules/@modelcontextprotocol/server-" + server + "/dist/index.js";
    }
}

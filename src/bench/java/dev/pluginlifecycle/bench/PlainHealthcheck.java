package dev.pluginlifecycle.bench;

import java.util.List;

/** A record of the shape of a degraded healthcheck, without annotations and checks. */
record PlainHealthcheck(String pluginName, State state, List<Server> servers, long lastCheck) {

    record State(String state, List<String> healthyServers, List<Server> failedServers) {}

    record Server(String serverName, Status status, List<String> capabilities, String lastError) {}

    /** The constants have the names on the wire. */
    enum Status { healthy, degraded, failed }
}

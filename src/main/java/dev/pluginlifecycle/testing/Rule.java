package dev.pluginlifecycle.testing;

import java.util.Locale;

/**
 * The rules of the contract between a host and an adapter, in the order of a {@link ContractReport}.
 *
 * <p>{@link PluginLifecycleContract} checks them. MUST and MUST NOT have the meaning of RFC 2119. "The timeout" is the
 * timeout of the check, and "the factory" is its function that creates adapters. The text in italics says why a rule
 * exists.
 */
public enum Rule {

    /**
     * An adapter MUST accept a valid configuration each time {@code validateConfig} is called. While a server is down,
     * and after a shutdown, it may reject one.
     *
     * <p><i>A host validates again when its settings change.</i>
     */
    CONFIG_ACCEPTS_VALID,

    /**
     * An adapter MUST reject an invalid configuration with a {@code PluginLifecycleException}.
     *
     * <p><i>A host shows the message of the exception to the person who wrote the configuration.</i>
     */
    CONFIG_REJECTS_INVALID,

    /**
     * An adapter MUST be a new object for each call of the factory, and MUST NOT report {@code Stopped} or
     * {@code ShuttingDown} before it is shut down. A factory that throws, times out or returns null violates this rule,
     * or {@code startup-partial} while a server is down.
     *
     * <p><i>A host restarts a plugin with a new adapter.</i>
     */
    STARTUP_FRESH,

    /**
     * An adapter that has accepted a valid configuration MUST leave {@code Unconfigured}, {@code Validated} and
     * {@code Starting} within the timeout after its first {@code healthcheck} and {@code discover}.
     *
     * <p><i>A host waits for the end of the start before it uses the plugin.</i>
     */
    STARTUP_ENDS,

    /**
     * An adapter MUST start while a server is down, and list that server.
     *
     * <p><i>Otherwise, one broken server takes away the tools of all others when the host restarts.</i>
     */
    STARTUP_PARTIAL,

    /**
     * An adapter MUST return a non-null healthcheck, never throw, and not change the caller's interrupt flag. If a
     * probe fails, it reports a {@code FAILED} server with an error text.
     *
     * <p><i>A host needs the health when a server is broken. An exception would hide the usable servers.</i>
     */
    HEALTHCHECK_ANSWERS,

    /**
     * An adapter MUST report a plugin name that is not blank and always the same: in each healthcheck of each adapter
     * of the factory, also after a shutdown.
     *
     * <p><i>Hosts store, compare and show healthchecks by name.</i>
     */
    HEALTHCHECK_STABLE_NAME,

    /**
     * An adapter MUST report {@code Healthy} and {@code Degraded} exactly as {@code fromServers} derives them from its
     * servers; it may report {@code Failed} for a reason of its own.
     *
     * <p><i>If the state and the servers disagree, a host can rely on neither.</i>
     */
    HEALTHCHECK_STATE_DERIVED,

    /**
     * An adapter MUST NOT list a duplicate or blank server name.
     *
     * <p><i>A server that is both healthy and failed cannot be compared with an earlier healthcheck.</i>
     */
    HEALTHCHECK_UNIQUE_SERVERS,

    /**
     * An adapter MUST report an error text for each failed or degraded server, and a reason for a {@code Failed} state:
     * one line without control characters, neither blank nor the text {@code null}.
     *
     * <p><i>A person who reads "failed" wants to know why, and logs and terminals show the text.</i>
     */
    HEALTHCHECK_ERROR_TEXT,

    /**
     * An adapter MUST report {@code lastCheck} in seconds since the Unix epoch: not 0 after start-up, not later than
     * the end of the call, and not earlier than in a healthcheck that it returned before the call.
     *
     * <p><i>If {@code lastCheck} is in milliseconds or in the future, a dead plugin never looks stale.</i>
     */
    HEALTHCHECK_CLOCK,

    /**
     * An adapter MUST return a non-null discovery, never throw, and not change the caller's interrupt flag.
     *
     * <p><i>The tools of the usable servers remain while another server is down.</i>
     */
    DISCOVERY_ANSWERS,

    /**
     * An adapter MUST, after its start and before a shutdown, set {@code partial} to true if some but not all servers
     * have failed, and to false if every server is healthy.
     *
     * <p><i>Otherwise, a host takes an unreachable tool for removed, or waits for a removed one to come back.</i>
     */
    DISCOVERY_PARTIAL,

    /**
     * An adapter MUST offer the tools of the usable servers, and MUST NOT offer a tool that only failed servers
     * provide. A tool is missing if it was offered before, and is still a capability of a usable server.
     *
     * <p><i>A language model calls the tools that it is offered, and no others.</i>
     */
    DISCOVERY_USABLE_TOOLS,

    /**
     * An adapter MUST NOT offer a duplicate or blank tool name or resource URI.
     *
     * <p><i>If two tools have the same name, it is unclear which one a tool call reaches.</i>
     */
    DISCOVERY_UNIQUE_NAMES,

    /**
     * An adapter MUST return the same servers, capabilities and tools to several threads at once as to one, from its
     * first call on.
     *
     * <p><i>The thread that polls and the threads that serve requests call the adapter at the same time.</i>
     */
    CONCURRENT_READS,

    /**
     * An adapter MUST, within the timeout after a server goes down, list the server with a worse status than before,
     * in a healthcheck whose {@code lastCheck} is not before the outage. A failed server keeps the capabilities that
     * it last listed.
     *
     * <p><i>Otherwise, a host keeps sending tool calls to a server that is down, or cannot say what is lost.</i>
     */
    OUTAGE_REPORTED,

    /**
     * An adapter MUST, within the timeout after a server comes back, list the server with its former status or a
     * better one, and offer its former tools.
     *
     * <p><i>Otherwise, the host has to be restarted to use the server again.</i>
     */
    OUTAGE_RECOVERED,

    /**
     * An adapter MUST NOT put a secret into a name, an error text, a reason, a description, a URI, or the message of an
     * exception or of its causes.
     *
     * <p><i>All of them are shown, logged, and sent to other systems.</i>
     */
    SECRETS_HIDDEN,

    /**
     * An adapter MUST return from {@code shutdown} or throw a {@code PluginLifecycleException}. After a successful one,
     * it MUST still end each call in time, always report {@code Stopped}, and offer no tool. After one that failed, it
     * MUST NOT report {@code Stopped}.
     *
     * <p><i>A host relies on the last state to know whether something is still running.</i>
     */
    SHUTDOWN_STOPS,

    /**
     * An adapter MUST, after a successful {@code shutdown}, return normally from a second one, and then from
     * {@code close}.
     *
     * <p><i>A shutdown hook and a {@code try} block may both shut down a plugin.</i>
     */
    SHUTDOWN_IDEMPOTENT,

    /**
     * An adapter MUST return from {@code healthcheck} and {@code discover} while it shuts down, also while two threads
     * call {@code close} at once. Both calls of {@code close} return normally, and the state is {@code Stopped} as soon
     * as one of them has returned. If {@code shutdown} fails when it is called alone, they may fail too.
     *
     * <p><i>A thread that polls does not know that another one shuts down the plugin.</i>
     */
    SHUTDOWN_CONCURRENT,

    /**
     * An adapter MUST, within the timeout after a successful {@code shutdown}, end all processes and all
     * non-daemon threads that it started.
     *
     * <p><i>Otherwise, a child process outlives the host, or a non-daemon thread keeps the host from exiting.</i>
     */
    SHUTDOWN_RELEASES,

    /**
     * An adapter MUST stop on {@code close} as it does on {@code shutdown}.
     *
     * <p><i>Many hosts close a plugin with {@code try}-with-resources.</i>
     */
    CLOSE_SHUTS_DOWN;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** {@return the id in reports, such as {@code healthcheck-clock}} */
    public String id() {
        return id;
    }

    /** {@return the id, which is a good name for a test} */
    @Override
    public String toString() {
        return id;
    }

    String wasViolated() {
        return id + " was violated";
    }
}

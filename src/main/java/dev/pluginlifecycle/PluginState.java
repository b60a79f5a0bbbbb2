package dev.pluginlifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a plugin stands in its life, from configuration to shutdown.
 *
 * <p>On the wire an object that the member {@code state} tags with the {@linkplain #wireName() wire name}:
 * {@code {"state":"healthy"}}, {@code {"state":"failed","reason":"..."}}.
 */
@Wire.Type
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = Wire.TAG)
@JsonPropertyOrder(Wire.TAG)
@JsonSubTypes({
    @JsonSubTypes.Type(PluginState.Unconfigured.class),
    @JsonSubTypes.Type(PluginState.Validated.class),
    @JsonSubTypes.Type(PluginState.Starting.class),
    @JsonSubTypes.Type(PluginState.Healthy.class),
    @JsonSubTypes.Type(PluginState.Degraded.class),
    @JsonSubTypes.Type(PluginState.Failed.class),
    @JsonSubTypes.Type(PluginState.ShuttingDown.class),
    @JsonSubTypes.Type(PluginState.Stopped.class)
})
public sealed interface PluginState {

    /** {@return the name in JSON, in snake_case: the value of the tag {@code state}} */
    // Written as a member of its own, because a raw List or Map has no type information to write the tag from.
    @JsonProperty(value = Wire.TAG, index = 0, access = JsonProperty.Access.READ_ONLY)
    String wireName();

    /** {@return how start-up ended, when this state ends it: for healthy, degraded and failed; else empty} */
    default Optional<PluginLifecycleEvent> startupEvent() {
        return Optional.empty();
    }

    /** {@return whether this state ends start-up, that is, has a {@link #startupEvent()}} */
    default boolean isStartupTerminal() {
        return startupEvent().isPresent();
    }

    /**
     * Derives the state of a plugin from its servers, by the first rule that holds:
     *
     * <ol>
     *   <li>there are no servers: {@code Failed("no servers available")};
     *   <li>every server is healthy: {@code Healthy};
     *   <li>every server has failed: {@code Failed("all N servers failed")};
     *   <li>otherwise {@code Degraded}, with the names of the servers that have not failed, and the servers that
     *       have, both in the given order. A degraded server is usable: when all are, the plugin is degraded.
     * </ol>
     *
     * <p>The rules are those of {@code PluginState::from_servers} in the Rust model.
     *
     * @param servers the servers, not null; repeated names count each time
     * @return the state, never null
     * @throws NullPointerException if {@code servers} or one of them is null
     */
    static PluginState fromServers(List<ServerHealth> servers) {
        return StateDerivation.of(servers);
    }

    /**
     * Derives the state of a plugin that cannot do without some of its servers.
     *
     * <p>When a required server has failed or is missing, the plugin has failed:
     * {@code Failed("required server beta failed: connection refused")}, without the error text where it is null or
     * blank, {@code Failed("required server beta is missing")}, or several of these in the natural order of the names,
     * joined by {@code "; "}. Otherwise the state is that of {@link #fromServers(List)}. This is a policy on top of
     * the Rust model, and nothing of it is on the wire.
     *
     * @param servers the servers, not null; a repeated name has failed when any of its entries has
     * @param requiredServers the names of the servers that must not fail, not null
     * @return the state, never null
     * @throws NullPointerException if an argument, a server or a name is null
     */
    static PluginState fromServers(List<ServerHealth> servers, Set<String> requiredServers) {
        return StateDerivation.of(servers, requiredServers);
    }

    /** Nothing is known yet; on the wire {@code unconfigured}. */
    @Wire.Type
    @JsonTypeName(Unconfigured.NAME)
    record Unconfigured() implements PluginState {

        private static final String NAME = "unconfigured";

        @Override
        public String wireName() {
            return NAME;
        }
    }

    /** The configuration is valid, and nothing was started; on the wire {@code validated}. */
    @Wire.Type
    @JsonTypeName(Validated.NAME)
    record Validated() implements PluginState {

        private static final String NAME = "validated";

        @Override
        public String wireName() {
            return NAME;
        }
    }

    /** The servers are being started; on the wire {@code starting}. */
    @Wire.Type
    @JsonTypeName(Starting.NAME)
    record Starting() implements PluginState {

        private static final String NAME = "starting";

        @Override
        public String wireName() {
            return NAME;
        }
    }

    /** Every server is healthy; on the wire {@code healthy}. */
    @Wire.Type
    @JsonTypeName(Healthy.NAME)
    record Healthy() implements PluginState {

        private static final String NAME = "healthy";

        @Override
        public String wireName() {
            return NAME;
        }

        @Override
        public Optional<PluginLifecycleEvent> startupEvent() {
            return Optional.of(PluginLifecycleEvent.STARTUP_HEALTHY);
        }
    }

    /**
     * A part of the plugin works; on the wire {@code degraded}.
     *
     * @param healthyServers the names of the servers that are usable, the degraded ones among them, not null,
     *     copied to an unmodifiable list; on the wire {@code healthy_servers}
     * @param failedServers the servers that have failed, not null, copied to an unmodifiable list, empty when
     *     servers are only degraded; on the wire {@code failed_servers}
     */
    @Wire.Type
    @JsonTypeName(Degraded.NAME)
    record Degraded(
            @JsonProperty(value = "healthy_servers", index = 1) @Wire.Required List<String> healthyServers,
            @JsonProperty(value = "failed_servers", index = 2) @Wire.Required List<ServerHealth> failedServers)
            implements PluginState {

        private static final String NAME = "degraded";

        /**
         * Checks and copies the components.
         *
         * @throws NullPointerException if a component, or an element of one, is null
         */
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public Degraded {
            healthyServers = CheckedList.ofStrings("healthyServers", healthyServers);
            failedServers = CheckedList.ofServers("failedServers", failedServers);
        }

        @Override
        public String wireName() {
            return NAME;
        }

        @Override
        public Optional<PluginLifecycleEvent> startupEvent() {
            return Optional.of(PluginLifecycleEvent.STARTUP_DEGRADED);
        }
    }

    /**
     * Nothing of the plugin works, or a part that it cannot do without has failed; on the wire {@code failed}.
     *
     * @param reason what is wrong, for a person to read, not null; on the wire {@code reason}
     */
    @Wire.Type
    @JsonTypeName(Failed.NAME)
    record Failed(@JsonProperty(value = "reason", index = 1) @Wire.Required String reason) implements PluginState {

        private static final String NAME = "failed";

        /**
         * Checks the reason, and replaces an unpaired surrogate in it by U+FFFD.
         *
         * @throws NullPointerException if {@code reason} is null
         */
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public Failed {
            reason = WellFormed.required("reason", reason);
        }

        @Override
        public String wireName() {
            return NAME;
        }

        @Override
        public Optional<PluginLifecycleEvent> startupEvent() {
            return Optional.of(PluginLifecycleEvent.STARTUP_FAILED);
        }
    }

    /** The servers are being stopped; on the wire {@code shutting_down}. */
    @Wire.Type
    @JsonTypeName(ShuttingDown.NAME)
    record ShuttingDown() implements PluginState {

        private static final String NAME = "shutting_down";

        @Override
        public String wireName() {
            return NAME;
        }
    }

    /** The plugin was shut down; on the wire {@code stopped}. */
    @Wire.Type
    @JsonTypeName(Stopped.NAME)
    record Stopped() implements PluginState {

        private static final String NAME = "stopped";

        @Override
        public String wireName() {
            return NAME;
        }
    }
}

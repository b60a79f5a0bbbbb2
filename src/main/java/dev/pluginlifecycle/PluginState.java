package dev.pluginlifecycle;

import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.NONE;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The state of a plugin in its lifecycle.
 *
 * <p>On the wire, a state is an object whose member {@code state} is the {@linkplain #wireName() wire name}:
 * {@code {"state":"healthy"}}, {@code {"state":"failed","reason":"..."}}.
 */
@JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
@JsonIgnoreProperties(ignoreUnknown = true)
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
public sealed interface PluginState extends Serializable {

    /** {@return the wire name: the value of the member {@code state} in JSON, in snake_case} */
    // A property and not a type id, because Jackson writes no type id for an element of a raw List or Map.
    @JsonProperty(value = Wire.TAG, index = 0, required = true)
    String wireName();

    /** {@return the start-up event of a healthy, degraded or failed state, otherwise empty} */
    default Optional<PluginLifecycleEvent> startupEvent() {
        if (this instanceof Healthy) {
            return Optional.of(PluginLifecycleEvent.STARTUP_HEALTHY);
        }
        if (this instanceof Degraded) {
            return Optional.of(PluginLifecycleEvent.STARTUP_DEGRADED);
        }
        return this instanceof Failed ? Optional.of(PluginLifecycleEvent.STARTUP_FAILED) : Optional.empty();
    }

    /** {@return whether this state ends start-up, that is, whether it has a {@link #startupEvent()}} */
    default boolean isStartupTerminal() {
        return startupEvent().isPresent();
    }

    /** {@return whether the plugin is usable, that is, healthy or degraded} */
    default boolean isUsable() {
        return this instanceof Healthy || this instanceof Degraded;
    }

    /**
     * Derives the state of a plugin from its servers. The first matching rule applies:
     *
     * <ol>
     *   <li>There are no servers: {@code Failed("no servers available")}.
     *   <li>Every server is healthy: {@code Healthy}.
     *   <li>Every server has failed: {@code Failed("all N servers failed")}, where N is the number of servers.
     *   <li>Otherwise: {@code Degraded}, with the names of the usable servers and with the failed servers, both in the
     *       given order. A degraded server is still usable, so {@code healthyServers} contains its name. If no server
     *       has failed, {@code failedServers} is empty.
     * </ol>
     *
     * <p>The rules are those of {@code PluginState::from_servers} in the Rust model.
     *
     * @param servers the servers, not null; servers with duplicate names are counted separately
     * @return the state, never null
     * @throws NullPointerException if {@code servers} or one of them is null
     */
    static PluginState fromServers(List<ServerHealth> servers) {
        return StateDerivation.of(servers);
    }

    /**
     * Derives the state of a plugin that cannot work without some of its servers.
     *
     * <p>If a required server has failed or is missing, the state is {@code Failed}, with a reason such as
     * {@code required server beta failed: connection refused} or {@code required server beta is missing}. If the error
     * text is null or blank, the reason is {@code required server beta failed}. Several reasons are joined by
     * {@code "; "}, in the natural order of the names. Otherwise, the state is that of {@link #fromServers(List)}.
     *
     * <p>The Rust model has no required servers, and the wire form does not contain their names.
     *
     * @param servers the servers, not null; a required server has failed if any entry with its name has failed
     * @param requiredServers the names of the required servers, not null
     * @return the state, never null
     * @throws NullPointerException if an argument, a server or a required name is null
     */
    static PluginState fromServers(List<ServerHealth> servers, Set<String> requiredServers) {
        return StateDerivation.of(servers, requiredServers);
    }

    /** No configuration has been validated yet; on the wire {@code unconfigured}. */
    @JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonTypeName(Unconfigured.NAME)
    record Unconfigured() implements PluginState {
        private static final String NAME = "unconfigured";

        @Override
        public String wireName() {
            return NAME;
        }
    }

    /** The configuration is valid, and no server has been started yet; on the wire {@code validated}. */
    @JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonTypeName(Validated.NAME)
    record Validated() implements PluginState {
        private static final String NAME = "validated";

        @Override
        public String wireName() {
            return NAME;
        }
    }

    /** The servers are being started; on the wire {@code starting}. */
    @JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonTypeName(Starting.NAME)
    record Starting() implements PluginState {
        private static final String NAME = "starting";

        @Override
        public String wireName() {
            return NAME;
        }
    }

    /** Every server is healthy; on the wire {@code healthy}. */
    @JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonTypeName(Healthy.NAME)
    record Healthy() implements PluginState {
        private static final String NAME = "healthy";

        @Override
        public String wireName() {
            return NAME;
        }
    }

    /**
     * The plugin works with restrictions; on the wire {@code degraded}.
     *
     * @param healthyServers the names of the usable servers, which are healthy or degraded, not null, copied to an
     *     unmodifiable list; on the wire {@code healthy_servers}
     * @param failedServers the failed servers, not null, copied to an unmodifiable list, empty if no server has failed;
     *     on the wire {@code failed_servers}
     */
    @JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonTypeName(Degraded.NAME)
    record Degraded(
            @JsonProperty(value = "healthy_servers", index = 1, required = true) @Wire.Required
                    List<String> healthyServers,
            @JsonProperty(value = "failed_servers", index = 2, required = true) @Wire.Required
                    List<ServerHealth> failedServers)
            implements PluginState {
        private static final String NAME = "degraded";

        /**
         * Creates the state. Lone surrogates are replaced by U+FFFD.
         *
         * @throws NullPointerException if a component or a list element is null
         */
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public Degraded {
            healthyServers = Guard.strings("healthyServers", healthyServers);
            failedServers = Guard.list("failedServers", failedServers);
        }

        @Override
        public String wireName() {
            return NAME;
        }
    }

    /**
     * The plugin does not work; on the wire {@code failed}.
     *
     * @param reason a short, human-readable reason, not null; on the wire {@code reason}
     */
    @JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonTypeName(Failed.NAME)
    record Failed(@JsonProperty(value = "reason", index = 1, required = true) @Wire.Required String reason)
            implements PluginState {
        private static final String NAME = "failed";

        /**
         * Creates the state. A lone surrogate in the reason is replaced by U+FFFD.
         *
         * @throws NullPointerException if {@code reason} is null
         */
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public Failed {
            reason = Guard.string("reason", reason);
        }

        @Override
        public String wireName() {
            return NAME;
        }
    }

    /** The plugin is being shut down; on the wire {@code shutting_down}. */
    @JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonTypeName(ShuttingDown.NAME)
    record ShuttingDown() implements PluginState {
        private static final String NAME = "shutting_down";

        @Override
        public String wireName() {
            return NAME;
        }
    }

    /** The plugin has been shut down; on the wire {@code stopped}. */
    @JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonTypeName(Stopped.NAME)
    record Stopped() implements PluginState {
        private static final String NAME = "stopped";

        @Override
        public String wireName() {
            return NAME;
        }
    }
}

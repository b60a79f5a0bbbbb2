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
 * <p>In JSON, a state is an object. Its member {@code state} is the name of the record in snake_case:
 * {@code {"state":"shutting_down"}}. The other members are the components of the record.
 *
 * <p>Only an adapter that waits for a valid configuration before it starts its servers reports {@code Unconfigured} or
 * {@code Validated}.
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

    /** {@return the name in JSON: the value of the member {@code state}, such as {@code shutting_down}} */
    // A property and not a type id, because Jackson writes no type id for an element of a raw List or Map.
    @JsonProperty(value = Wire.TAG, index = 0, required = true)
    String wireName();

    /**
     * Returns the event of a state that ends the start-up. A host publishes it once, when a healthcheck first has one,
     * and from then on the changes in {@link HealthcheckDiff}.
     *
     * @return the start-up event of a healthy, degraded or failed state, otherwise empty
     */
    default Optional<PluginLifecycleEvent> startupEvent() {
        if (this instanceof Healthy) {
            return Optional.of(PluginLifecycleEvent.STARTUP_HEALTHY);
        }
        if (this instanceof Degraded) {
            return Optional.of(PluginLifecycleEvent.STARTUP_DEGRADED);
        }
        return this instanceof Failed ? Optional.of(PluginLifecycleEvent.STARTUP_FAILED) : Optional.empty();
    }

    /** {@return whether this state ends the start-up, that is, has a {@link #startupEvent()}} */
    default boolean isStartupTerminal() {
        return startupEvent().isPresent();
    }

    /** {@return whether the plugin is usable, that is, healthy or degraded} */
    default boolean isUsable() {
        return this instanceof Healthy || this instanceof Degraded;
    }

    /**
     * Derives the state of a plugin from its servers, as {@code PluginState::from_servers} does in the Rust model:
     *
     * <ol>
     *   <li>If there are no servers, the state is {@code Failed("no servers available")}.
     *   <li>If every server is healthy, it is {@code Healthy}.
     *   <li>If every server has failed, it is {@code Failed("all N servers failed")}, where N is the number of servers.
     *   <li>Otherwise, it is {@code Degraded}, with the names of the usable servers and with the failed servers, both
     *       in the given order. A degraded server is still usable, so {@code healthyServers} contains its name. If no
     *       server has failed, {@code failedServers} is empty.
     * </ol>
     *
     * @param servers the servers; servers with duplicate names are counted separately
     */
    static PluginState fromServers(List<ServerHealth> servers) {
        return StateDerivation.of(servers);
    }

    /**
     * Derives the state of a plugin that cannot work without some of its servers.
     *
     * <p>If a required server has failed or is missing, the state is {@code Failed}, with a reason such as
     * {@code required server beta failed: connection refused} or {@code required server beta is missing}. If the error
     * text is null or blank, the reason is {@code required server beta failed}. Several faults are joined by
     * {@code "; "}, in the natural order of the names, and the reason is one line. If every required server is usable,
     * the state is that of {@link #fromServers(List)}. The Rust model has no required servers, and the JSON does not
     * contain their names.
     *
     * @param servers the servers; a required server has failed if any entry with its name has failed
     * @param requiredServers the names of the required servers
     */
    static PluginState fromServers(List<ServerHealth> servers, Set<String> requiredServers) {
        return StateDerivation.of(servers, requiredServers);
    }

    /** No configuration has been validated yet. */
    @JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonTypeName("unconfigured")
    record Unconfigured() implements PluginState {
        @Override
        public String wireName() {
            return "unconfigured";
        }
    }

    /** The configuration is valid, and the servers have not been started yet. */
    @JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonTypeName("validated")
    record Validated() implements PluginState {
        @Override
        public String wireName() {
            return "validated";
        }
    }

    /** The servers are being started, and a server has no result yet. */
    @JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonTypeName("starting")
    record Starting() implements PluginState {
        @Override
        public String wireName() {
            return "starting";
        }
    }

    /** Every server is healthy. */
    @JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonTypeName("healthy")
    record Healthy() implements PluginState {
        @Override
        public String wireName() {
            return "healthy";
        }
    }

    /**
     * The plugin works with restrictions.
     *
     * @param healthyServers the names of the usable servers, which are healthy or degraded
     * @param failedServers the failed servers, empty if no server has failed
     */
    @JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonTypeName("degraded")
    record Degraded(
            @JsonProperty(value = "healthy_servers", index = 1, required = true) @Wire.Required
                    List<String> healthyServers,
            @JsonProperty(value = "failed_servers", index = 2, required = true) @Wire.Required
                    List<ServerHealth> failedServers) implements PluginState {

        /** Creates the state. */
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public Degraded {
            healthyServers = Guard.strings("healthyServers", healthyServers);
            failedServers = Guard.list("failedServers", failedServers);
        }

        @Override
        public String wireName() {
            return "degraded";
        }
    }

    /**
     * The plugin does not work.
     *
     * @param reason a short line for a person about why the plugin does not work, without secrets
     */
    @JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonTypeName("failed")
    record Failed(@JsonProperty(value = "reason", index = 1, required = true) @Wire.Required String reason)
            implements PluginState {

        /** Creates the state. */
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public Failed {
            reason = Guard.string("reason", reason);
        }

        @Override
        public String wireName() {
            return "failed";
        }
    }

    /** The plugin is being shut down. */
    @JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonTypeName("shutting_down")
    record ShuttingDown() implements PluginState {
        @Override
        public String wireName() {
            return "shutting_down";
        }
    }

    /** The plugin has been shut down. */
    @JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonTypeName("stopped")
    record Stopped() implements PluginState {
        @Override
        public String wireName() {
            return "stopped";
        }
    }
}

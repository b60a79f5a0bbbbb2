/**
 * The model of the health and lifecycle of plugins that are backed by one or more servers.
 *
 * <p>A plugin can be partly broken: a server is down, a tool is missing, or start-up succeeded only in part. This
 * package answers six questions about a plugin.
 *
 * <table>
 *   <caption>The six questions</caption>
 *   <tr><th>Question<th>Answer
 *   <tr><td>Is its configuration valid?
 *       <td>{@link dev.pluginlifecycle.PluginLifecycle#validateConfig validateConfig} of a
 *           {@link dev.pluginlifecycle.RuntimePluginConfig}
 *   <tr><td>How healthy is it?
 *       <td>{@link dev.pluginlifecycle.PluginHealthcheck}, whose {@link dev.pluginlifecycle.PluginState} is derived
 *           from each {@link dev.pluginlifecycle.ServerHealth}
 *   <tr><td>What does it offer?
 *       <td>{@link dev.pluginlifecycle.DiscoveryResult}
 *   <tr><td>Which tools are lost while a part of it is down?
 *       <td>{@link dev.pluginlifecycle.DegradedMode}
 *   <tr><td>What changed since the last check?
 *       <td>{@link dev.pluginlifecycle.HealthcheckDiff} and {@link dev.pluginlifecycle.DiscoveryDiff}
 *   <tr><td>Has it shut down cleanly?
 *       <td>{@link dev.pluginlifecycle.PluginLifecycle#shutdown shutdown} returned, and the state is
 *           {@link dev.pluginlifecycle.PluginState.Stopped}
 * </table>
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * PluginHealthcheck healthcheck = PluginHealthcheck.fromServers("search-plugin", List.of(
 *         ServerHealth.healthy("alpha", List.of("search")),
 *         ServerHealth.failed("beta", List.of("write"), "connection refused")));
 *
 * boolean partial = true; // beta did not answer, so tools may be missing
 * DiscoveryResult discovery = new DiscoveryResult(List.of(new ToolInfo("search")), List.of(), partial);
 *
 * ObjectMapper mapper = new ObjectMapper();
 * System.out.println(mapper.writeValueAsString(healthcheck.state()));
 * System.out.println(mapper.writeValueAsString(healthcheck.degradedMode(discovery).orElseThrow()));
 * }</pre>
 *
 * <p>Output (line breaks added):
 *
 * <pre>{@code
 * {"state":"degraded",
 *  "healthy_servers":["alpha"],
 *  "failed_servers":[{"server_name":"beta","status":"failed","capabilities":["write"],
 *                     "last_error":"connection refused"}]}
 * {"available_tools":["search"],"unavailable_tools":["write"],"reason":"1 servers healthy, 1 servers failed"}
 * }</pre>
 *
 * <h2>Lifecycle</h2>
 *
 * <pre>{@code
 * unconfigured --> validated --> starting --+--> healthy <---+
 *                                           |       ^        |
 *                                           |       v        |
 *                                           +--> degraded    |
 *                                           |       ^        |
 *                                           |       v        |
 *                                           +--> failed <----+
 *
 * any of these --> shutting_down --> stopped
 * }</pre>
 *
 * <p>An adapter reports the state, and the library does not enforce this order. The states {@code healthy},
 * {@code degraded} and {@code failed} end start-up, and each of them has a
 * {@link dev.pluginlifecycle.PluginLifecycleEvent}.
 *
 * <h2>Wire form</h2>
 *
 * <p>The wire form of a value is its form in JSON: names are in snake_case, members are in the order of the record's
 * components, the keys of a map may be sorted, and null is written as {@code null}. The mapper's settings (Jackson 2.15
 * or newer, or Jackson 3) for naming, inclusion, sorting, visibility, enums, null and unknown properties do not change
 * the form, except those that no annotation can override. {@link dev.pluginlifecycle.testing.WireContract} finds these
 * exceptions:
 *
 * <ul>
 *   <li>annotations disabled, default typing, static typing, root wrapping, a naming strategy that renames explicit
 *       names;
 *   <li>numbers written as strings, empty arrays not written, integers limited to 64 bits;
 *   <li>sorting by name, if sorting by index is disabled (Jackson 2);
 *   <li>an active view with {@code DEFAULT_VIEW_INCLUSION} disabled, which is the default of Jackson 3;
 *   <li>null or missing creator properties rejected, case-insensitive values of the member {@code state};
 *   <li>the host's own serializers and deserializers for {@code String}.
 * </ul>
 *
 * <p>A reader ignores unknown members, and rejects an unknown state, status or event. Nullable members may be absent;
 * if a required member is missing or null, the error names the member. A Rust runtime with the same model reads and
 * writes the same form. A JSON Schema of the form is in the jar: {@code plugin-lifecycle.schema.json} in this package.
 *
 * <h2>Values</h2>
 *
 * <p>Every value is equal after it is written and read back, within the limits of the reader, such as Jackson's limit
 * for the length of a string. For this purpose, constructors copy every list and map to an unmodifiable collection of
 * the JDK, and replace a lone surrogate in a string by U+FFFD. A null that is not allowed is rejected with a
 * {@link java.lang.NullPointerException} that names the component or the element:
 * {@code capabilities[1] must not be null}. Any other invalid value, or a null key in a schema, is rejected with an
 * {@link java.lang.IllegalArgumentException} that names the component and shows or describes the value.
 *
 * <h2>From Rust to Java</h2>
 *
 * <p>The Rust model is the module {@code plugin_lifecycle} of a Rust runtime, and has the same types.
 *
 * <table>
 *   <caption>From Rust to Java</caption>
 *   <tr><th>Rust<th>Java
 *   <tr><td>{@code ServerStatus}, {@code PluginLifecycleEvent}
 *       <td>the same names; {@code wireName()} and {@code toString()} correspond to {@code Display}
 *   <tr><td>{@code ServerHealth { .. }}
 *       <td>{@code ServerHealth}, with the factories {@code healthy}, {@code degraded} and {@code failed}
 *   <tr><td>{@code PluginState}, with {@code match}
 *       <td>sealed {@code PluginState}, with {@code switch} (Java 21) or {@code instanceof}
 *   <tr><td>{@code PluginState::from_servers}
 *       <td>{@code PluginState.fromServers}
 *   <tr><td>{@code startup_event()}, {@code is_startup_terminal()}
 *       <td>{@code startupEvent()}, {@code isStartupTerminal()}
 *   <tr><td>{@code PluginHealthcheck::new}
 *       <td>{@code PluginHealthcheck.fromServers}; the constructor takes any state
 *   <tr><td>{@code degraded_mode(&discovery)}
 *       <td>{@code degradedMode(discovery)}
 *   <tr><td>{@code McpToolInfo}, {@code McpResourceInfo}
 *       <td>{@code ToolInfo}, {@code ResourceInfo}
 *   <tr><td>{@code trait PluginLifecycle}
 *       <td>{@code PluginLifecycle}, which is also {@code AutoCloseable}
 *   <tr><td>{@code Result<(), String>}
 *       <td>{@code PluginLifecycleException}
 *   <tr><td>{@code Option<T>}
 *       <td>a nullable record component, or a return value of type {@code Optional}
 * </table>
 */
package dev.pluginlifecycle;

/**
 * Typed states, derived health and one JSON form for plugins whose work is done by servers.
 *
 * <p>A plugin can be half broken: one of its servers is down, a tool is gone, start-up half succeeded. This package
 * answers six questions about it. Each answer is an immutable value.
 *
 * <table>
 *   <caption>The six questions</caption>
 *   <tr><th>Question<th>Answer
 *   <tr><td>Is its configuration valid?
 *       <td>{@link dev.pluginlifecycle.PluginLifecycle#validateConfig validateConfig} of a
 *           {@link dev.pluginlifecycle.RuntimePluginConfig}
 *   <tr><td>How healthy is it now?
 *       <td>{@link dev.pluginlifecycle.PluginHealthcheck}, with a {@link dev.pluginlifecycle.PluginState} that is
 *           derived from each {@link dev.pluginlifecycle.ServerHealth}
 *   <tr><td>What can it offer?
 *       <td>{@link dev.pluginlifecycle.DiscoveryResult}
 *   <tr><td>What is lost while a part of it is down?
 *       <td>{@link dev.pluginlifecycle.DegradedMode}
 *   <tr><td>Has it shut down cleanly?
 *       <td>{@link dev.pluginlifecycle.PluginLifecycle#shutdown shutdown} that returns, and a healthcheck with
 *           {@link dev.pluginlifecycle.PluginState.Stopped}
 *   <tr><td>What changed since the last check?
 *       <td>{@link dev.pluginlifecycle.HealthcheckDiff}
 * </table>
 *
 * <h2>An example</h2>
 *
 * <pre>{@code
 * List<ServerHealth> servers = List.of(
 *         ServerHealth.healthy("alpha", List.of("search")),
 *         ServerHealth.failed("beta", List.of("write"), "connection refused"));
 * PluginHealthcheck healthcheck = PluginHealthcheck.fromServers("search-plugin", servers);
 *
 * DiscoveryResult discovery = new DiscoveryResult(
 *         List.of(new ToolInfo("search", "searches the docs")), List.of(), true);
 *
 * ObjectMapper mapper = new ObjectMapper();
 * System.out.println(mapper.writeValueAsString(healthcheck));
 * System.out.println(mapper.writeValueAsString(healthcheck.degradedMode(discovery).orElseThrow()));
 * }</pre>
 *
 * <p>prints, but for the line breaks and the time,
 *
 * <pre>{@code
 * {"plugin_name":"search-plugin",
 *  "state":{"state":"degraded",
 *           "healthy_servers":["alpha"],
 *           "failed_servers":[{"server_name":"beta","status":"failed","capabilities":["write"],
 *                              "last_error":"connection refused"}]},
 *  "servers":[{"server_name":"alpha","status":"healthy","capabilities":["search"],"last_error":null},
 *             {"server_name":"beta","status":"failed","capabilities":["write"],"last_error":"connection refused"}],
 *  "last_check":1764000000}
 * {"available_tools":["search"],"unavailable_tools":["write"],"reason":"1 servers healthy, 1 servers failed"}
 * }</pre>
 *
 * <h2>The life of a plugin</h2>
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
 * <p>The states are reports and not a machine: nothing here enforces an order. {@code healthy}, {@code degraded} and
 * {@code failed} end start-up, and each has its {@link dev.pluginlifecycle.PluginLifecycleEvent}.
 *
 * <h2>The wire form</h2>
 *
 * <p>Every type is written in snake_case, members in the order of the record's components, nulls as {@code null}, under
 * any {@code ObjectMapper} of Jackson 2.15 or newer or of Jackson 3, whatever its naming, inclusion, sorting,
 * visibility, enum, null or unknown-property settings; the README lists the few settings that no annotation can
 * prevent, and {@code WireContract} finds those that change the form. A Rust runtime with the same model reads and
 * writes it too. A reader ignores unknown members, and refuses by name a member that is missing or null where it must
 * not be. The jar holds a JSON Schema of it, {@code plugin-lifecycle.schema.json} in this package.
 *
 * <h2>Values</h2>
 *
 * <p>What can be constructed can be written and read back equal, within the reader's own limits (Jackson's on the
 * length of a name or a string, for example). So the constructors copy every list and map to an unmodifiable one,
 * replace an unpaired surrogate in a string by U+FFFD, and refuse what JSON cannot carry: null as a
 * {@link java.lang.NullPointerException} that names the place ({@code capabilities[1] must not be null}), anything
 * else, what a raw collection holds of another type too, as an {@link java.lang.IllegalArgumentException} that names
 * the component and shows the value, or tells how large it is.
 *
 * <p>Whoever adds a component to a record adds it at the end, nullable, so that older writers leave it out and
 * older readers ignore it; the README has the rule and its tests.
 */
package dev.pluginlifecycle;

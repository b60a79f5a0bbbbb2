/**
 * The model of the health and lifecycle of plugins whose tools come from one or more servers.
 *
 * <dl>
 *   <dt>Plugin<dd>an extension of an application, which gets its tools from one or more servers
 *   <dt>Server<dd>a process or a service, such as an MCP server
 *   <dt>Host<dd>the application that uses the plugins
 *   <dt>Adapter<dd>the class that implements {@link PluginLifecycle} for one kind of plugin
 *   <dt>Probe<dd>one attempt of an adapter to get a reply from a server
 *   <dt>Tool<dd>a function that a plugin offers, usually to a language model
 *   <dt>Capability<dd>the name of a tool, in the health of a server that provides it
 * </dl>
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * ServerHealth alpha = ServerHealth.healthy("alpha", List.of("search"));
 * PluginHealthcheck before = PluginHealthcheck.fromServers("search-plugin", List.of(
 *         alpha, ServerHealth.healthy("beta", List.of("write"))));
 * PluginHealthcheck now = PluginHealthcheck.fromServers("search-plugin", List.of(
 *         alpha, ServerHealth.failed("beta", List.of("write"), "connection refused")));
 * DiscoveryResult tools = DiscoveryResult.merge(List.of(
 *         new DiscoveryResult(List.of(new ToolInfo("search")), List.of(), false), // alpha's
 *         DiscoveryResult.unavailable())); // beta's
 *
 * System.out.println("state:          " + now.state().wireName());
 * System.out.println("failed servers: " + HealthcheckDiff.between(before, now).failed());
 * System.out.println("lost tools:     " + now.degradedMode(tools).orElseThrow().lostTools());
 * System.out.println(new ObjectMapper().writeValueAsString(now.state()));
 * }</pre>
 *
 * <p>Output (line breaks added in the JSON):
 *
 * <pre>{@code
 * state:          degraded
 * failed servers: [beta]
 * lost tools:     [write]
 * {"state":"degraded",
 *  "healthy_servers":["alpha"],
 *  "failed_servers":[{"server_name":"beta","status":"failed","capabilities":["write"],
 *                     "last_error":"connection refused"}]}
 * }</pre>
 *
 * <h2>Lifecycle</h2>
 *
 * <pre>{@code
 * unconfigured --> validated --> starting --> healthy, degraded or failed --> shutting_down --> stopped
 * }</pre>
 *
 * <p>An adapter reports the state, and the library does not enforce this order. An adapter may begin with any state
 * before {@code shutting_down}, and skip that one. Start-up is over when the state is healthy, degraded or failed. From
 * then on, the state changes between these three in any order. {@link PluginState} lists the states.
 *
 * <h2>Values</h2>
 *
 * <p>Records are immutable and serializable. Constructors copy every list and map to an unmodifiable collection of the
 * JDK. Strings may be empty or blank. A lone surrogate in a string, such as the half of an emoji at the end of a text
 * that was cut, is replaced by U+FFFD, because JSON writers would fail on it. Every value is equal after it is written
 * as JSON and read back, within the limits of the reader, such as Jackson's limit for the length of a string.
 *
 * <p>Null is allowed only where the documentation says so. Any other null causes a {@link NullPointerException} that
 * names the argument or the element: {@code capabilities[1] must not be null}. Any other invalid value causes an
 * {@link IllegalArgumentException} that names the place and shows the value in one line, cut at 100 characters.
 *
 * <h2>JSON</h2>
 *
 * <p>A member has the name of the record component in snake_case: {@code serverName} is {@code server_name}. Members
 * are in the order of the components, and null is written as {@code null}. A reader ignores unknown members. Nullable
 * members may be absent. If a required member is absent or null, the error names the member. A Rust runtime with the
 * same model reads and writes the same JSON. A JSON Schema is in the jar: {@code plugin-lifecycle.schema.json} in this
 * package.
 *
 * <p>The JSON is the same with Jackson 2.15 or newer, with Jackson 3, and with most settings of a mapper: for naming,
 * inclusion, sorting, visibility, enums, null and unknown properties. The following settings change what is written or
 * read, because no annotation can override them. {@link dev.pluginlifecycle.testing.WireContract} finds them:
 *
 * <ul>
 *   <li>{@code USE_ANNOTATIONS} disabled, {@code USE_STATIC_TYPING}, default typing;
 *   <li>{@code WRAP_ROOT_VALUE}, {@code UNWRAP_ROOT_VALUE};
 *   <li>{@code ALLOW_EXPLICIT_PROPERTY_RENAMING} with a naming strategy;
 *   <li>{@code SORT_PROPERTIES_ALPHABETICALLY} with {@code SORT_PROPERTIES_BY_INDEX} disabled;
 *   <li>{@code DEFAULT_VIEW_INCLUSION} disabled, which is the default of Jackson 3, with an active view;
 *   <li>{@code WRITE_NUMBERS_AS_STRINGS}, {@code USE_LONG_FOR_INTS}, {@code WRITE_EMPTY_JSON_ARRAYS} disabled;
 *   <li>{@code FAIL_ON_NULL_CREATOR_PROPERTIES}, {@code FAIL_ON_MISSING_CREATOR_PROPERTIES};
 *   <li>{@code ACCEPT_CASE_INSENSITIVE_VALUES}, for the member {@code state};
 *   <li>the host's own serializers and deserializers for strings, numbers and {@code Object}, such as the deserializer
 *       for {@code Object} in Jackson's module for Scala.
 * </ul>
 *
 * <p>{@code @JsonUnwrapped} on a state in a record of the host changes the JSON too. {@code WireContract} cannot find
 * it, since it is not a setting of the mapper.
 *
 * <h3>Unknown states</h3>
 *
 * <p>New states, statuses and events need a new major version of the JSON form, and a reader rejects an unknown name. A
 * host that may receive such a name reads message by message. Then an unknown name loses one message and not the batch.
 * Or its mapper has a handler, with Jackson 2 or 3, that reads such a state as {@code Unconfigured} and such a status
 * as {@code FAILED}. {@code WireContract} reports this mapper, since it reads what others reject:
 *
 * <pre>{@code
 * class UnknownNames extends DeserializationProblemHandler {
 *
 *     @Override
 *     public JavaType handleUnknownTypeId(
 *             DeserializationContext context, JavaType type, String name, TypeIdResolver ids, String message) {
 *         return type.hasRawClass(PluginState.class) ? context.constructType(PluginState.Unconfigured.class) : null;
 *     }
 *
 *     @Override
 *     public Object handleInstantiationProblem(
 *             DeserializationContext context, Class<?> type, Object name, Throwable problem) {
 *         return type == ServerStatus.class ? ServerStatus.FAILED : NOT_HANDLED;
 *     }
 * }
 *
 * JsonMapper mapper = JsonMapper.builder().addHandler(new UnknownNames()).build();
 * }</pre>
 *
 * <h3>Misspelt members of a configuration</h3>
 *
 * <p>A misspelt member of {@link RuntimePluginConfig} is ignored like any unknown one. A mix-in makes it an error.
 * {@code WireContract} reports such a mapper:
 *
 * <pre>{@code
 * @JsonIgnoreProperties(ignoreUnknown = false)
 * interface StrictConfig {}
 *
 * JsonMapper mapper = JsonMapper.builder()
 *         .addMixIn(RuntimePluginConfig.class, StrictConfig.class)
 *         .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
 *         .build();
 * }</pre>
 *
 * <h3>Hiding the error texts</h3>
 *
 * <p>A mix-in leaves out {@code last_error}. {@code WireContract} reports such a mapper. The {@code reason} of the
 * state {@code Failed} may contain the same text. Replace this state as well, before you write the healthcheck or pass
 * it to {@link HealthcheckDiff#between HealthcheckDiff.between}:
 *
 * <pre>{@code
 * interface HiddenError {
 *     @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
 *     String lastError();
 * }
 *
 * JsonMapper mapper = JsonMapper.builder().addMixIn(ServerHealth.class, HiddenError.class).build();
 * PluginHealthcheck hidden = healthcheck.state() instanceof PluginState.Failed
 *         ? healthcheck.withState(new PluginState.Failed("not available"))
 *         : healthcheck;
 * }</pre>
 *
 * <h2>Limits</h2>
 *
 * <ul>
 *   <li>{@code NoClassDefFoundError: com/fasterxml/jackson/annotation/JsonSerializeAs}: {@code jackson-databind} 2.23
 *       needs {@code jackson-annotations} 2.21 or newer, and Maven may choose an older one. Import
 *       {@code jackson-bom}.
 *   <li>{@code No enum constant dev.pluginlifecycle.ServerStatus.failed}: for request parameters, frameworks use the
 *       Java name of an enum constant. Declare the parameter as a {@code String}, and call
 *       {@link ServerStatus#fromWireName ServerStatus.fromWireName}.
 *   <li>Libraries other than Jackson, such as Gson, JSON-B and Micronaut Serde, ignore the annotations and write other
 *       names. Let Jackson write the model.
 *   <li>Jackson's module for YAML writes a state with a tag, such as {@code !<healthy>}. Disable
 *       {@code YAMLGenerator.Feature.USE_NATIVE_TYPE_ID}.
 *   <li>On the module path, Jackson's module Blackbird cannot access the records. Add
 *       {@code --add-reads com.fasterxml.jackson.module.blackbird=dev.pluginlifecycle}.
 *   <li>MCP's prompts and resource templates are not modelled, and members such as {@code annotations}, {@code title}
 *       and {@code outputSchema} are ignored. Keep them beside the model if you need them.
 *   <li>Generators of schemas read a part of the annotations and describe the JSON only in part. Use the JSON Schema in
 *       the jar.
 *   <li>A column of type jsonb (PostgreSQL) rewrites large numbers and rejects the character U+0000. Store a text.
 *   <li>Spring's generic serializer for Redis can read a state only inside a record. JMX shows a state without its
 *       name. In both cases, store or publish the JSON.
 *   <li>{@code Should never call `set()` on setterless property}: in Jackson 2 and 3.0, a duplicate member is an
 *       error if all members of its record were read before. Spring then responds with status 500. Enable
 *       {@code STRICT_DUPLICATE_DETECTION} for a clear message.
 * </ul>
 *
 * <h2>From Rust to Java</h2>
 *
 * <p>The Rust model is the module {@code plugin_lifecycle} of a Rust runtime. Its types and their members have the same
 * names in Java, in camelCase, except for these:
 *
 * <table>
 *   <caption>From Rust to Java</caption>
 *   <tr><th>Rust<th>Java
 *   <tr><td>{@code Display} of a state or an enum constant<td>{@code wireName()}
 *   <tr><td>{@code match} on a {@code PluginState}<td>{@code switch} (Java 21) or {@code instanceof}
 *   <tr><td>{@code PluginHealthcheck::new}<td>{@code PluginHealthcheck.fromServers}; the constructor takes any state
 *   <tr><td>{@code McpToolInfo}, {@code McpResourceInfo}<td>{@code ToolInfo}, {@code ResourceInfo}
 *   <tr><td>{@code Result<(), String>}<td>{@code PluginLifecycleException}
 *   <tr><td>{@code Option<T>}<td>a nullable record component, or a return value of type {@code Optional}
 * </table>
 */
package dev.pluginlifecycle;

/**
 * A Jackson 2 mapper that is as strict as the Rust runtime.
 *
 * <p>{@link dev.pluginlifecycle.json.StrictJson} is the only class of this library that needs {@code jackson-databind},
 * 2.18 or newer, at run time.
 */
package dev.pluginlifecycle.json;

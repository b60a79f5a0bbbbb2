/**
 * A ready Jackson 2 mapper for the model, as strict as the Rust reader of the same JSON.
 *
 * <p>This is the one package that needs {@code jackson-databind}, 2.18 or newer, at run time.
 */
package dev.pluginlifecycle.json;

/**
 * Support for the JSON form of the model: a strict Jackson 2 mapper, and a check of a host's own mapper.
 *
 * <p>{@link dev.pluginlifecycle.json.StrictJson} is the only class of this library that needs {@code jackson-databind},
 * 2.18 or newer, at run time.
 */
package dev.pluginlifecycle.json;

/**
 * Tests for adapters and for hosts.
 *
 * <p>{@link dev.pluginlifecycle.testing.PluginLifecycleContract} checks whether an adapter keeps the contract.
 * {@link dev.pluginlifecycle.testing.InMemoryPlugin} is a plugin without real servers, for the tests of a host. Both
 * need the JDK and the model only, and no test framework.
 */
package dev.pluginlifecycle.testing;

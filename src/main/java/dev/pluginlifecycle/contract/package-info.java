/**
 * Checks for those who write an adapter, or bring their own JSON mapper.
 *
 * <p>Both answer with a list of {@linkplain dev.pluginlifecycle.contract.Violation violations}, which is empty when
 * all is well, so they fit any test framework, or none:
 *
 * <pre>{@code
 * assertThat(PluginLifecycleContract.check(() -> new MyAdapter(), config)).isEmpty();
 * }</pre>
 */
package dev.pluginlifecycle.contract;

/** A check for hosts that bring their own JSON mapper. */
package dev.pluginlifecycle.contract;

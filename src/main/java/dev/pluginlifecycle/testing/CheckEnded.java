package dev.pluginlifecycle.testing;

/** Ends a check before its time. The record says why. */
final class CheckEnded extends Exception {

    private static final long serialVersionUID = 1;

    CheckEnded() {
        super(null, null, false, false);
    }
}

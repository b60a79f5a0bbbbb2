package dev.pluginlifecycle.testing;

/** Signals that a check ends early. The recorded calls contain the reason. */
final class CheckEnded extends Exception {

    private static final long serialVersionUID = 1;

    CheckEnded() {
        super(null, null, false, false);
    }
}

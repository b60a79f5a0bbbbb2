package dev.pluginlifecycle.contract;

/** Ends a rule that cannot be judged, because what it would look at is broken, which is another rule's matter. */
final class Unjudged extends Exception {

    private static final long serialVersionUID = 1;

    Unjudged() {
        super(null, null, false, false);
    }
}

package dev.pluginlifecycle.testing;

/** A stage of a check. A read is a call of {@code healthcheck} or {@code discover}. */
enum Stage {

    // Both lives begin with these, but only the first one has an invalid config.

    /** The factory is called. */
    CREATION("startup-fresh"),
    /** {@code validateConfig} with the valid config, before the shutdown. */
    VALID_CONFIG("config-accepts-valid"),
    /** {@code validateConfig} with the invalid config. */
    INVALID_CONFIG("config-rejects-invalid"),

    // The first life: one call after the other.

    /** Reads during and after the start. */
    RUNNING("healthcheck-answers"),
    /** The caller's code that takes a server down or brings it back. */
    STEP(""),
    /** Reads between the outage and the repair. */
    DOWN("healthcheck-answers"),
    /** Reads after the repair. */
    REPAIRED("healthcheck-answers"),
    /** The first {@code shutdown}. */
    SHUTDOWN("shutdown-stops"),
    /** Reads, and one {@code validateConfig}, after the first {@code shutdown}. */
    STOPPED("shutdown-stops"),
    /** The second {@code shutdown}. */
    SECOND_SHUTDOWN("shutdown-idempotent"),
    /** {@code close} after the second {@code shutdown}. */
    CLOSE("shutdown-idempotent"),

    // The second life: many threads.

    /** Several threads use a new adapter at the same instant. */
    FIRST_USE("concurrent-reads"),
    /** Sequential reads before the reads by many threads. */
    BEFORE_READS("concurrent-reads"),
    /** Reads by many threads. */
    READS("concurrent-reads"),
    /** Sequential reads after the reads by many threads. */
    AFTER_READS("concurrent-reads"),
    /** Reads by several threads while the adapter is closed. */
    ENDING("shutdown-concurrent"),
    /** Two calls of {@code close} at once. */
    CLOSES("shutdown-concurrent"),
    /** A healthcheck after both calls of {@code close}. */
    ENDED("shutdown-concurrent"),
    /** One more {@code close}, if the adapter has not stopped. */
    CLOSE_ALONE("close-shuts-down"),
    /** A healthcheck after that {@code close}. */
    ENDED_ALONE("close-shuts-down");

    private final String rule;

    Stage(String rule) {
        this.rule = rule;
    }

    /**
     * {@return the id of the rule that a timeout at this stage violates, unless {@link Recording} names another one}
     */
    String rule() {
        return rule;
    }

    /** {@return whether this stage consists of sequential calls to the adapter} */
    boolean isSequential() {
        return switch (this) {
            case CREATION, STEP, FIRST_USE, READS, ENDING, CLOSES -> false;
            default -> true;
        };
    }

    boolean isFirstLife() {
        return ordinal() < FIRST_USE.ordinal();
    }
}

package dev.pluginlifecycle.testing;

/** The result of judging one rule. */
public enum Verdict {

    /** The adapter did something that the rule is about, and kept it. */
    SATISFIED,

    /** The adapter broke the rule. */
    VIOLATED,

    /** The check saw nothing that the rule is about, so it says neither yes nor no. */
    NOT_EXERCISED
}
